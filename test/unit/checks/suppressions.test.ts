import { describe, expect, test } from 'vitest';
import { applyFix, findingsOf, members, pointedAt } from '../../support/library.js';

/** A rule with two references that lead nowhere, each on a line of its own. */
const rule = (first = '', second = '', above = ''): string => `${above}TTLSRule TN3270
{
  LocalPortRange      2023
  Direction           Inbound
  TTLSGroupActionRef  TNGA${first}
  TTLSConnectionActionRef  TNCA${second}
}
`;

/** Code and text of every finding of the two codes at hand. */
function found(text: string): string[] {
  return findingsOf(text)
    .filter(({ code }) => code === 'unresolved-reference' || code === 'unused-suppression')
    .map((finding) => `${finding.code} ${pointedAt(text, finding)}`);
}

/** The text after the first fix of the first unused suppression. */
function cleaned(text: string): string | undefined {
  const finding = findingsOf(text).find(({ code }) => code === 'unused-suppression');
  const [fix] = finding?.fixes() ?? [];
  return fix && applyFix(text, fix).POLICY;
}

describe('comments that switch findings off', () => {
  test('without one every finding is reported', () => {
    expect(found(rule())).toEqual(['unresolved-reference TNGA', 'unresolved-reference TNCA']);
  });

  test('disable-line, at the end of the line', () => {
    expect(found(rule(' # tcpparms-disable-line unresolved-reference'))).toEqual(['unresolved-reference TNCA']);
  });

  test('disable-next-line, on a line of its own', () => {
    expect(found(rule('\n  # tcpparms-disable-next-line unresolved-reference'))).toEqual(['unresolved-reference TNGA']);
  });

  test('lines may end with CR LF', () => {
    expect(found(rule('\n  # tcpparms-disable-next-line unresolved-reference').replaceAll('\n', '\r\n'))).toEqual(['unresolved-reference TNGA']);
  });

  test('disable holds to the end of the file', () => {
    expect(found(rule('', '', '# tcpparms-disable unresolved-reference\n'))).toEqual([]);
  });

  test('enable ends what disable began', () => {
    expect(found(rule('\n  # tcpparms-enable unresolved-reference', '', '# tcpparms-disable unresolved-reference\n'))).toEqual(['unresolved-reference TNCA']);
  });

  test('a second pair of disable and enable leaves open what stands between the pairs', () => {
    const pair = '# tcpparms-disable unresolved-reference\n# tcpparms-enable unresolved-reference\n';
    expect(found(`${pair}${rule()}${pair}`).filter((each) => each.startsWith('unresolved'))).toEqual(['unresolved-reference TNGA', 'unresolved-reference TNCA']);
  });

  test('enable ends only the codes that it names', () => {
    const above = '# tcpparms-disable unresolved-reference, unused-definition\n# tcpparms-enable unused-definition\n';
    expect(found(rule('', '', above))).toEqual(['unused-suppression unused-definition']);
  });

  test('an asterisk stands for every code', () => {
    expect(found(rule(' # tcpparms-disable-line *'))).toEqual(['unresolved-reference TNCA']);
  });

  test('several codes are separated by commas, and the reason may follow', () => {
    const text = rule(' # tcpparms-disable-line unresolved-reference, duplicate-definition the action comes with the next release');
    expect(found(text)).toEqual(['unused-suppression duplicate-definition', 'unresolved-reference TNCA']);
  });

  test('a colon may stand behind the directive', () => {
    expect(found(rule(' # tcpparms-disable-line: unresolved-reference'))).toEqual(['unresolved-reference TNCA']);
  });

  test('in upper case, as ISPF with CAPS ON writes them', () => {
    expect(found(rule(' # TCPPARMS-DISABLE-LINE UNRESOLVED-REFERENCE NEXT RELEASE'))).toEqual(['unresolved-reference TNCA']);
    expect(found(rule('', '\n  # TCPPARMS-ENABLE UNRESOLVED-REFERENCE', '# TCPPARMS-DISABLE UNRESOLVED-REFERENCE\n'))).toEqual([]);
  });

  test('a comment that only mentions the directive without a code does nothing', () => {
    expect(found(rule(' # tcpparms-disable-line'))).toEqual(['unresolved-reference TNGA', 'unresolved-reference TNCA']);
  });
});

describe('a suppression that is not needed', () => {
  const unneeded = 'unused-suppression duplicate-definition';

  test.each([
    ['disable-line', rule(' # tcpparms-disable-line duplicate-definition')],
    ['disable-next-line', rule('\n  # tcpparms-disable-next-line duplicate-definition')],
    ['disable', rule('', '', '# tcpparms-disable duplicate-definition\n')],
  ])('is reported at its code: %s', (_, text) => {
    expect(found(text).filter((line) => line.startsWith('unused'))).toEqual([unneeded]);
  });

  test('is a hint that fades the code, and says what to do', () => {
    const [finding] = findingsOf(rule(' # tcpparms-disable-line duplicate-definition')).filter(({ code }) => code === 'unused-suppression');
    expect(finding).toMatchObject({
      severity: 'hint',
      tags: ['unnecessary'],
      message: 'Nothing to suppress: there is no finding duplicate-definition here. Remove it from the comment.',
    });
  });

  test('is not reported for a check that the settings switch off', () => {
    const findings = findingsOf(rule(' # tcpparms-disable-line duplicate-definition'), { severities: { 'unused-suppression': 'off' } });
    expect(findings.filter(({ code }) => code === 'unused-suppression')).toEqual([]);
  });

  test('has the severity that the settings give it', () => {
    const findings = findingsOf(rule(' # tcpparms-disable-line duplicate-definition'), { severities: { 'unused-suppression': 'error' } });
    expect(findings.filter(({ code }) => code === 'unused-suppression').map(({ severity }) => severity)).toEqual(['error']);
  });

  test('is removed by a safe fix: the comment at the end of a line', () => {
    const text = rule(' # tcpparms-disable-line duplicate-definition');
    expect(cleaned(text)).toBe(rule());
    expect(findingsOf(text).find(({ code }) => code === 'unused-suppression')?.fixes()[0]?.safe).toBe(true);
  });

  test('is removed by a safe fix: the whole line of a comment that stands alone', () => {
    expect(cleaned(rule('\n  # tcpparms-disable-next-line duplicate-definition'))).toBe(rule());
    expect(cleaned(rule('\n  # tcpparms-disable-next-line duplicate-definition').replaceAll('\n', '\r\n'))).toBe(rule().replaceAll('\n', '\r\n'));
  });

  test('is removed from among codes that are needed', () => {
    expect(cleaned(rule(' # tcpparms-disable-line unresolved-reference, duplicate-definition'))).toBe(rule(' # tcpparms-disable-line unresolved-reference'));
    expect(cleaned(rule(' # tcpparms-disable-line duplicate-definition, unresolved-reference'))).toBe(rule(' # tcpparms-disable-line unresolved-reference'));
  });
});

test('findings of other kinds of severity are suppressed too', () => {
  const text = `
    # tcpparms-disable-next-line unused-definition
    TTLSCipherParms LATER
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `;
  expect(findingsOf({ POLICY: text + members(rule()).POLICY }).filter(({ code }) => code.startsWith('unused'))).toEqual([]);
});

test('a suppression reaches into an environment file as well', () => {
  const stdenv = '# tcpparms-disable-next-line member-not-found\nPAGENT_CONFIG_FILE=/u/other/pagent.conf\n';
  expect(findingsOf({ STDENV: stdenv }).map(({ code }) => code)).toEqual([]);
});
