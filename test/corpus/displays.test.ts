/**
 * Displays of live systems that others published, where they are at hand (folders `shared/corpus` and `shared/seeds` beside
 * the project; they are no part of it): a policy of the same values must render as the display, column by column.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { renderNetstat, renderPasearch, renderPretty } from '../../server/src/policy/render.js';
import { policiesOf } from '../../server/src/policy/policy.js';
import { offerOf } from '../../server/src/policy/offer.js';
import { summaryOf } from '../../server/src/policy/summary.js';
import { defaultSettings, releases } from '../../server/src/workspace/settings.js';
import { modelOf } from '../support/library.js';
import { policyIn, ruleIn } from '../support/policy.js';

const shared = path.resolve(import.meta.dirname, '../../../shared');

/** The texts of the files of a folder whose names hold `part`; empty, and told, when the folder is not at hand. */
function texts(folder: string, part = ''): string[] {
  const place = path.join(shared, folder);
  if (!existsSync(place)) {
    console.info(`no ${folder} beside the project: nothing looked at`);
    return [];
  }
  return readdirSync(place)
    .filter((name) => name.includes(part))
    .map((name) => readFileSync(path.join(place, name), 'utf8'));
}

const action = (type: string, name: string, lines: string): string => `${type} ${name}\n{\n${lines}\n}\n`;
const rule = (name: string, environment: string, connection: string, lines: string, first = ''): string =>
  action('TTLSRule', name, `${lines}\n${first}  Priority 255\n  TTLSGroupActionRef AZFGroupAction1\n  TTLSEnvironmentActionRef ${environment}\n  TTLSConnectionActionRef ${connection}`);
const environment = (name: string, role: string, instance: number, tls10: string): string =>
  action(
    'TTLSEnvironmentAction',
    name,
    `  HandshakeRole ${role}\n  Trace 255\n  EnvironmentUserInstance ${instance}\n  TTLSKeyringParmsRef RING\n  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1 ${tls10}\n    TLSv1.1 Off\n    TLSv1.2 On\n  }`,
  );
const connection = (name: string, lines: string): string =>
  action('TTLSConnectionAction', name, `  CtraceClearText Off\n  Trace 255\n  TTLSCipherParmsRef CIPHERS\n  TTLSConnectionAdvancedParms\n  {\n${lines}\n  }`);

/** The first five rules of a z/OS 3.1 system, written from their display. */
const fiveRules = [
  action('TTLSRule', 'AZFClientRule', '  Jobname AZF*\n  RemoteAddr 6793\n  Direction Outbound\n  Priority 255\n  TTLSEnvironmentActionRef eActAZFClient\n  TTLSGroupActionRef AZFGroupAction1\n  TTLSConnectionActionRef AZFConnAction1'),
  rule('AZFSrvAuthRule', 'AZFEnvAction1', 'AZFConnAction1', '  LocalPortRange 6793\n  Direction Inbound'),
  rule('AZFMutAuthRule', 'AZFEnvActionMutual', 'AZFConnActionMutual', '  LocalPortRange 6794\n  Direction Inbound'),
  rule('CPJES2OUT', 'AZFEnvAction1Client', 'AZFConnAction1', '  RemoteAddr 10.1.0.2\n  RemotePortRange 2175\n  Direction Outbound'),
  rule('CPJES2IN', 'AZFEnvAction1', 'AZFConnAction1', '  LocalPortRange 2252\n  Direction Inbound'),
  action('TTLSGroupAction', 'AZFGroupAction1', '  TTLSEnabled On\n  Trace 255'),
  environment('eActAZFClient', 'Client', 1, 'Off'),
  environment('AZFEnvAction1', 'Server', 0, 'Off'),
  environment('AZFEnvActionMutual', 'ServerWithClientAuth', 0, 'On'),
  environment('AZFEnvAction1Client', 'Client', 0, 'On'),
  connection('AZFConnAction1', '    CertificateLabel RSA2048\n    ServerCertificateLabel RSA2048'),
  connection('AZFConnActionMutual', '    SecondaryMap Off\n    ApplicationControlled Off\n    HandshakeTimeout 120\n    ServerCertificateLabel RSA2048'),
  action('TTLSKeyringParms', 'RING', '  Keyring start1/TN3270'),
  action('TTLSCipherParms', 'CIPHERS', '  V3CipherSuites4Char C023C024C027C028C02BC02CC02F'),
].join('');

test('pasearch: five rules of z/OS 3.1, blanks at the ends of lines included', () => {
  for (const display of texts('corpus/pasearch', 'pasearch.part1')) {
    const fixed = display.split('\n').filter((line) => !/^ *Policy (created|updated):/.test(line));
    const shown = fixed.slice(fixed.findIndex((line) => line.startsWith('policyRule:')));
    const rendered = renderPasearch(policyIn(modelOf(fiveRules))).text.split('\n');
    expect(rendered.slice(rendered.findIndex((line) => line.startsWith('policyRule:'))).join('\n').trimEnd()).toBe(shown.join('\n').trimEnd());
  }
});

/** The rule of the netstat display in the notes: z/OS 2.4, written from it. */
const mqRule = [
  action('TTLSRule', 'REMOTE-TO-CSQ1', '  LocalPortRange 1414\n  Jobname CSQ9CHIN\n  Direction Inbound\n  TTLSGroupActionRef CSQ1-GROUP-ACTION\n  TTLSEnvironmentActionRef CSQ1-INBOUND-ENVIRONMENT-ACTION'),
  action('TTLSGroupAction', 'CSQ1-GROUP-ACTION', '  TTLSEnabled On'),
  action(
    'TTLSEnvironmentAction',
    'CSQ1-INBOUND-ENVIRONMENT-ACTION',
    '  HandshakeRole Server\n  Trace 255\n  TTLSKeyringParms\n  {\n    Keyring START1/MQRING\n  }\n  TTLSCipherParms\n  {\n    V3CipherSuites 3C\n  }\n' +
      '  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1 Off\n    TLSv1.1 Off\n    TLSv1.2 On\n    TLSv1.3 On\n    CertificateLabel ZZZZ\n    SecondaryMap Off\n  }',
  ),
].join('');

test('netstat: the policy part of a connection on z/OS 2.4', () => {
  const release = 'V2R4';
  for (const notes of texts('seeds', '000_')) {
    const lines = notes.split('\n').map((line) => line.trimEnd());
    const start = lines.indexOf('TTLSRule: REMOTE-TO-CSQ1');
    expect(start).toBeGreaterThan(0);
    const shown = lines.slice(start, lines.indexOf('', start)).filter((line) => !line.includes('GroupID:'));
    const mq = modelOf(mqRule);
    const rendered = renderNetstat(policyIn(mq, { release }), ruleIn(mq, 'REMOTE-TO-CSQ1', { release })).text;
    expect(rendered.trimEnd().split('\n')).toEqual(shown);
  }
});

test('published policies have effective values, offers and displays for every rule and release', () => {
  let rules = 0;
  for (const text of texts('corpus/pagent-ttls')) {
    for (const release of releases) {
      for (const policy of policiesOf(modelOf(text), { ...defaultSettings, release })) {
        for (const found of policy.rules) {
          rules += 1;
          expect([...found.effective].every((p) => p.value === null || p.value.length > 0)).toBe(true);
          expect(offerOf(found.effective).protocols.length).toBeLessThanOrEqual(6);
          expect(summaryOf(found).text).not.toBe('');
          for (const { text: rendered } of [renderPasearch(policy, found), renderNetstat(policy, found), renderPretty(found, { locate: () => '' })]) expect(rendered).toContain(found.name);
        }
      }
    }
  }
  console.info(`${rules / releases.length} rules looked at`);
});
