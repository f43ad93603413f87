import { describe, expect, test } from 'vitest';
import { afterFix, at, group, oneStack, only, rule, said, stacks, titles } from './support.js';

const policy = rule('TN', 'TNGA') + group('TNGA');

describe('TTLSConfig', () => {
  test('coded twice: the last counts', () => {
    const given = { ...oneStack(policy), IMAGE: 'TTLSConfig /etc/OLD FLUSH\nTTLSConfig /etc/POLICY\n', OLD: '' };
    expect(said('config-twice', given)).toEqual(['IMAGE warning TTLSConfig /etc/OLD FLUSH: TTLSConfig is coded again further down, and the last one counts: this one is ignored.']);
    expect(afterFix('config-twice', given, 'Remove this TTLSConfig').IMAGE).toBe('TTLSConfig /etc/POLICY\n');
  });

  test('coded twice in an image file that is checked alone', () => {
    expect(at('config-twice', 'TTLSConfig /etc/a\nIPSecConfig /etc/b\nttlsconfig /etc/c\n')).toEqual(['POLICY warning TTLSConfig /etc/a']);
  });

  test('in a main file is ignored when every TcpImage names an image file', () => {
    const given = { MAIN: 'TcpImage TCPIP /etc/IMAGE\nTTLSConfig /etc/POLICY FLUSH\n', IMAGE: 'Codepage IBM-1047', POLICY: policy };
    expect(said('config-in-main', given)).toEqual([
      'MAIN warning TTLSConfig /etc/POLICY FLUSH: TTLSConfig is ignored here: it belongs in the image file of a stack, and every TcpImage of this main file names one.',
    ]);
    expect(afterFix('config-in-main', given, 'Move TTLSConfig to the image file IMAGE')).toEqual({
      MAIN: 'TcpImage TCPIP /etc/IMAGE\n',
      IMAGE: 'Codepage IBM-1047\nTTLSConfig /etc/POLICY FLUSH\n',
      POLICY: policy,
    });
  });

  test('is not moved to an image file that has one', () => {
    const given = { MAIN: 'TcpImage TCPIP /etc/IMAGE\nTTLSConfig /etc/POLICY\n', IMAGE: 'TTLSConfig /etc/POLICY\n', POLICY: policy };
    expect(at('config-in-main', given)).toEqual(['MAIN warning TTLSConfig /etc/POLICY']);
    expect(titles('config-in-main', given)).toEqual([]);
  });

  test('in a main file counts when the main file is an image file too', () => {
    expect(at('config-in-main', { MAIN: 'TcpImage TCPIP FLUSH PURGE\nTTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
    expect(at('config-in-main', { STDENV: 'PAGENT_CONFIG_FILE=/etc/MAIN\n', MAIN: 'LogLevel 31\nTTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
    expect(at('config-in-main', { MAIN: 'TcpImage TCPIP1 /etc/IMAGE\nTcpImage TCPIP2\nTTLSConfig /etc/POLICY\n', IMAGE: 'TTLSConfig\n', POLICY: policy })).toEqual([]);
  });

  test('in a policy file names nothing', () => {
    const given = oneStack(`${policy}TTLSConfig /etc/OTHER\n`);
    expect(said('misplaced-config', given)).toEqual([
      'POLICY warning TTLSConfig /etc/OTHER: TTLSConfig belongs in an image file. Another file names this one as a policy file, where the statement has no effect.',
    ]);
  });
});

describe('TcpImage and CommonTTLSConfig', () => {
  test('in an image file name nothing', () => {
    const given = { ...stacks('', policy), IMAGE1: 'TcpImage TCPIP3\nCommonTTLSConfig /etc/COMMON\nTTLSConfig /etc/POLICY1\n' };
    expect(at('misplaced-config', given)).toEqual(['IMAGE1 warning TcpImage TCPIP3', 'IMAGE1 warning CommonTTLSConfig /etc/COMMON']);
  });

  test('CommonTTLSConfig coded twice is information: which one counts is not documented', () => {
    const given = { MAIN: 'CommonTTLSConfig /etc/A\nCommonTTLSConfig /etc/B\nTcpImage TCPIP\nTTLSConfig\n', A: '', B: '' };
    expect(at('config-twice', given)).toEqual(['MAIN information CommonTTLSConfig /etc/A']);
  });

  test('TcpImage that names a policy file gives the stack no policy', () => {
    const given = { MAIN: 'TcpImage TCPIP /etc/POLICY\n', POLICY: policy };
    expect(said('image-is-policy', given)).toEqual([
      'MAIN error /etc/POLICY: /etc/POLICY is a policy file, not an image file: Policy Agent skips every statement in it, and the stack gets no policy. Name an image file here, in which TTLSConfig names the policy file.',
    ]);
  });

  test('when an image file names that policy file, it is offered', () => {
    const given = { MAIN: "TcpImage TCPIP //'USER.TCPPARMS(POLICY)' FLUSH\n", IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'\n", POLICY: policy };
    expect(afterFix('image-is-policy', given, 'Name the image file IMAGE').MAIN).toBe("TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH\n");
    expect(at('image-is-policy', afterFix('image-is-policy', given, 'Name the image file IMAGE'))).toEqual([]);
  });

  test('an image file that is empty, or holds TTLSConfig among policy statements, is an image file', () => {
    expect(at('image-is-policy', { MAIN: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: '# nothing yet\n' })).toEqual([]);
    expect(at('image-is-policy', { MAIN: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: `TTLSConfig /etc/POLICY\n${policy}`, POLICY: policy })).toEqual([]);
    expect(at('image-is-policy', { MAIN: 'TcpImage TCPIP /etc/MAIN\n' })).toEqual([]);
  });

  test('more than 8 stacks are too many, 7 when ServicesConnection needs one of its own', () => {
    const images = (count: number): string => Array.from({ length: count }, (_, index) => `TcpImage TCPIP${index + 1}\n`).join('');
    const services = (name: string): string => `ServicesConnection\n{\n  ImageName  ${name}\n}\n`;
    expect(at('too-many-images', images(8))).toEqual([]);
    expect(at('too-many-images', `${images(9)}PEPInstance TCPIPX\n`)).toEqual(['POLICY error TcpImage TCPIP9', 'POLICY error PEPInstance TCPIPX']);
    expect(at('too-many-images', images(8) + services('TCPIP3'))).toEqual([]);
    expect(said('too-many-images', images(8) + services('OTHER'))).toEqual([
      'POLICY error TcpImage TCPIP8: Policy Agent serves at most 8 stacks, and ServicesConnection takes one for OTHER: this TcpImage is one too many.',
    ]);
  });

  test('one stack has one of them', () => {
    expect(said('duplicate-image', 'TcpImage TCPIP\nPEPInstance tcpip\nTcpImage TCPIP2\n')).toEqual([
      'POLICY warning PEPInstance tcpip: Stack tcpip has a TcpImage already. Which of the two counts is not documented; keep one.',
    ]);
  });
});

describe('a common file', () => {
  test('has no effect without TTLSConfig in any image file', () => {
    const given = { ...stacks(policy, ''), IMAGE1: '# nothing\n' };
    expect(said('common-unused', given)).toEqual([
      "PAGENTCF warning CommonTTLSConfig //'USER.TCPPARMS(COMMON)': CommonTTLSConfig has no effect: no image file has TTLSConfig, and a stack without it gets no policy of this kind.",
    ]);
    expect(at('stack-without-policy', given)).toEqual([]);
    expect(afterFix('common-unused', given, 'Add TTLSConfig to IMAGE1').IMAGE1).toBe('# nothing\nTTLSConfig\n');
  });

  test('reaches only the stacks with TTLSConfig', () => {
    const given = { ...stacks(policy, '', ''), IMAGE2: '# nothing\n' };
    expect(at('common-unused', given)).toEqual([]);
    expect(said('stack-without-policy', given)).toEqual([
      "PAGENTCF information TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)': Stack TCPIP2 gets nothing from the common file: its image file has no TTLSConfig.",
    ]);
  });

  test('is not judged when an image file is not here, or a policy server gives the policy', () => {
    const given = stacks(policy, '');
    const { IMAGE1: _, ...withoutImage } = given;
    expect(at('common-unused', withoutImage)).toEqual([]);
    expect(at('common-unused', { ...given, IMAGE1: 'PolicyServer\n{\n  ClientName  SYS1\n}\n' })).toEqual([]);
  });

  test('of a discipline for which it is not documented is not judged', () => {
    expect(at('common-unused', { MAIN: 'CommonIPSecConfig /etc/COMMON\nTcpImage TCPIP /etc/IMAGE\n', IMAGE: '', COMMON: '' })).toEqual([]);
  });
});

describe('a file that is not there', () => {
  test('is an error when its data set is here without it', () => {
    const given = { MAIN: "TcpImage TCPIP //'USER.TCPPARMS(PAGENT2)'\n", PAGENT1: 'TTLSConfig\n' };
    expect(said('member-not-found', given)).toEqual(["MAIN error //'USER.TCPPARMS(PAGENT2)': USER.TCPPARMS has no member PAGENT2. Did you mean PAGENT1?"]);
    expect(afterFix('member-not-found', given, 'Change PAGENT2 to PAGENT1').MAIN).toBe("TcpImage TCPIP //'USER.TCPPARMS(PAGENT1)'\n");
  });

  test('the file itself is not offered', () => {
    expect(titles('member-not-found', { PAGENT1: "TTLSConfig //'USER.TCPPARMS(PAGENT2)'\n" })).toEqual([]);
  });

  test('is a warning when only other files of the data set were found', () => {
    const given = { MAIN: "TcpImage TCPIP1 //'SYS1.TCPPARMS(IMAGE)'\nTcpImage TCPIP2 //'SYS1.TCPPARMS(IMAGE2)'\n", IMAGE: 'TTLSConfig\n' };
    expect(said('member-not-found', given)).toEqual(["MAIN warning //'SYS1.TCPPARMS(IMAGE2)': SYS1.TCPPARMS(IMAGE2) is not found here, although other files of SYS1.TCPPARMS are."]);
  });

  test('is information when nothing is known of the data set', () => {
    expect(said('member-not-found', { IMAGE: 'TTLSConfig /u/tcpip/ttls.policy\n' })).toEqual([
      'IMAGE information /u/tcpip/ttls.policy: /u/tcpip/ttls.policy is not among the files that are known here, so what it holds cannot be checked.',
    ]);
  });

  test('the environment file is looked at too', () => {
    const given = { STDENV: "TZ=EST5EDT\nPAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCG)'\n", PAGENTCF: 'TcpImage TCPIP\n' };
    expect(said('member-not-found', given)).toEqual(["STDENV error //'USER.TCPPARMS(PAGENTCG)': USER.TCPPARMS has no member PAGENTCG. Did you mean PAGENTCF?"]);
    expect(afterFix('member-not-found', given, 'Change PAGENTCG to PAGENTCF').STDENV).toBe("TZ=EST5EDT\nPAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n");
  });

  test('a name in a wrong form, or a placeholder, has a finding of its own', () => {
    expect(at('member-not-found', { MAIN: 'TcpImage TCPIP pagent.conf\nCommonTTLSConfig <policy-file>\n' })).toEqual([]);
  });

  test('a statement without a path names no file', () => {
    expect(at('member-not-found', { MAIN: 'TcpImage TCPIP FLUSH PURGE 600\nTTLSConfig NOFLUSH\n' })).toEqual([]);
  });
});

describe('files that lead back to themselves', () => {
  test('TTLSConfig that names its own file', () => {
    expect(said('include-cycle', { IMAGE: "TTLSConfig //'USER.TCPPARMS(IMAGE)'\n" })).toEqual(["IMAGE warning //'USER.TCPPARMS(IMAGE)': TTLSConfig names the file in which it stands. Name the file that is meant."]);
  });

  test('TTLSConfig that names the main file', () => {
    const given = { MAIN: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: 'TTLSConfig /etc/MAIN\n' };
    expect(said('include-cycle', given)).toEqual(['IMAGE warning /etc/MAIN: TTLSConfig leads back to this file: IMAGE names MAIN names IMAGE.']);
  });

  test('a main file that is its own image file does no harm, and neither does a file that two others name', () => {
    expect(at('include-cycle', { MAIN: 'TcpImage TCPIP /etc/MAIN\nTTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
    expect(at('include-cycle', { ...stacks('', policy, ''), IMAGE2: 'TTLSConfig /etc/POLICY1\n' })).toEqual([]);
  });
});

describe('the form of a file name', () => {
  const form = (name: string): string[] => said('path-form', `TTLSConfig ${name} FLUSH\n`);
  const fixed = (name: string): string => {
    const text = `TTLSConfig ${name} FLUSH\n`;
    const [title] = titles('path-form', text);
    return title === undefined ? text : (afterFix('path-form', text, title).POLICY ?? '');
  };

  test.each(["//'USER.TCPPARMS(PAGENT1)'", "//'USER.PAGENT.CONF'", '/etc/pagent.conf', '/'])('%s is right', (name) => {
    expect(form(name)).toEqual([]);
  });

  test('without quotation marks a data set is not the one meant', () => {
    expect(form('//USER.TCPPARMS(PAGENT1)')).toEqual([
      "POLICY warning //USER.TCPPARMS(PAGENT1): Without quotation marks the user ID of Policy Agent becomes the first qualifier of the data set name. Write //'USER.TCPPARMS(PAGENT1)'.",
    ]);
    expect(fixed('//USER.TCPPARMS(PAGENT1)')).toBe("TTLSConfig //'USER.TCPPARMS(PAGENT1)' FLUSH\n");
  });

  test.each([['USER.TCPPARMS(PAGENT1)'], ["'USER.TCPPARMS(PAGENT1)'"], ["//'USER.TCPPARMS(PAGENT1)"], ['//"USER.TCPPARMS(PAGENT1)"'], ["\"//'USER.TCPPARMS(PAGENT1)'\""]])(
    '%s is put right',
    (name) => {
      expect(form(name)).toHaveLength(1);
      expect(fixed(name)).toBe("TTLSConfig //'USER.TCPPARMS(PAGENT1)' FLUSH\n");
    },
  );

  test('quotation marks around a path are taken away', () => {
    expect(fixed("'/etc/pagent.conf'")).toBe('TTLSConfig /etc/pagent.conf FLUSH\n');
  });

  test('of a name that may be a data set or a relative path both are said, and nothing is guessed', () => {
    expect(form('pagent.conf')).toEqual(["POLICY warning pagent.conf: A data set is written //'PAGENT.CONF', a z/OS UNIX file as an absolute path; this is neither."]);
    expect(fixed('pagent.conf')).toBe('TTLSConfig pagent.conf FLUSH\n');
    expect(form('policies/ttls.policy')).toEqual(["POLICY warning policies/ttls.policy: A data set is written //'DATA.SET(MEMBER)', a z/OS UNIX file as an absolute path; this is neither."]);
  });

  test('placeholders and typographic quotation marks are left to their own checks', () => {
    expect(form('<policy-file>')).toEqual([]);
    expect(form('//‘USER.TCPPARMS(PAGENT1)’')).toEqual([]);
  });

  test('a name that a # cuts short has another finding', () => {
    expect(form("//'SYS#1.TCPPARMS(PAGENT1)'")).toEqual([]);
  });

  test('attributes that name a file are held to it too', () => {
    const given = (name: string): string => `TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n  TTLSGroupAdvancedParms\n  {\n    Envfile  ${name}\n  }\n}\n`;
    expect(at('path-form', given('USER.TCPPARMS(ENV)'))).toEqual(['POLICY warning USER.TCPPARMS(ENV)']);
    expect(at('path-form', given('/etc/attls.env'))).toEqual([]);
  });

  test('the environment file too', () => {
    expect(at('path-form', { STDENV: 'PAGENT_CONFIG_FILE=USER.TCPPARMS(PAGENTCF)\n' })).toEqual(['STDENV warning USER.TCPPARMS(PAGENTCF)']);
  });
});

describe('the environment file', () => {
  test('blanks around the equal sign', () => {
    const given = { STDENV: 'TZ = EST5EDT\nLIBPATH=/usr/lib\n' };
    expect(said('environment-blank', given)).toEqual([
      'STDENV warning  : No blank may stand around the equal sign: it becomes part of the name TZ.',
      'STDENV warning  : No blank may stand around the equal sign: it becomes part of the value of TZ.',
    ]);
    expect(afterFix('environment-blank', given, 'Remove the blanks around the equal sign').STDENV).toBe('TZ=EST5EDT\nLIBPATH=/usr/lib\n');
  });

  test('blanks before the name and behind the value are not reported', () => {
    expect(at('environment-blank', { STDENV: '  PAGENT_CONFIG_FILE=/etc/pagent.conf     \n  TZ=EST5EDT\n' })).toEqual([]);
  });

  test('only environment files are looked at', () => {
    expect(at('environment-blank', 'TTLSConfig /etc/a = b\n')).toEqual([]);
  });
});

describe('ClientConnection and ServerConnection', () => {
  test('exclude each other, whatever their order', () => {
    const server = 'ServerConnection\n{\n  ServerHost  policy.example.com\n}\n';
    expect(at('client-and-server', `TcpImage TCPIP\n${server}ClientConnection 16310\n`)).toEqual(['POLICY error ClientConnection']);
    expect(at('client-and-server', `TcpImage TCPIP\n${server}`)).toEqual([]);
    expect(only('client-and-server', `TcpImage TCPIP\n${server}ClientConnection 16310\n`)[0]?.related).toHaveLength(1);
  });
});

describe('policy server and policy client', () => {
  const image = (...types: string[]): string => `PolicyServer\n{\n${types.map((type) => `  PolicyType  ${type}\n  {\n  }\n`).join('')}}\n`;
  const main = "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n";

  test('ports of the two listeners, also by default', () => {
    const services = (...lines: string[]): string => `ServicesConnection\n{\n  ImageName  TCPIP\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
    expect(said('connection-ports', `TcpImage TCPIP\nClientConnection\n${services('Port  16310')}`)).toEqual([
      'POLICY error 16310: ClientConnection and ServicesConnection both listen on port 16310; the ports must differ. ClientConnection takes it by default.',
    ]);
    expect(at('connection-ports', `TcpImage TCPIP\n${services()}ClientConnection 16311\n`)).toEqual(['POLICY error ServicesConnection']);
    expect(at('connection-ports', `TcpImage TCPIP\nClientConnection\n${services()}`)).toEqual([]);
    expect(at('connection-ports', `TcpImage TCPIP\n${services('Port  16310')}`)).toEqual([]);
    expect(at('connection-ports', `TcpImage TCPIP\nClientConnection port\n${services('Port  16310')}`)).toEqual([]);
  });

  test('the local file of a kind that comes from the server is ignored', () => {
    const given = { PAGENTCF: main, IMAGE: `TTLSConfig /etc/POLICY\nIDSConfig /etc/IDS\n${image('ttls', 'IPSec')}`, POLICY: policy, IDS: '' };
    expect(said('config-of-remote-type', given)).toEqual([
      'IMAGE warning TTLSConfig /etc/POLICY: TTLSConfig is ignored: PolicyServer names PolicyType ttls, so this policy comes from the policy server, even while it cannot be reached.',
    ]);
    expect(at('config-of-remote-type', { ...given, PAGENTCF: `${main}CommonTTLSConfig /etc/POLICY\n`, IMAGE: image('TTLS') })).toEqual([]);
  });

  test('PolicyServer in the image file of a policy server', () => {
    expect(said('client-and-server', { PAGENTCF: `${main}ClientConnection 16310\n`, IMAGE: image('TTLS') })).toEqual([
      'IMAGE warning PolicyServer: PolicyServer is for a policy client, and ClientConnection in the main file makes this Policy Agent a policy server: it cannot be both.',
    ]);
    expect(at('client-and-server', { PAGENTCF: main, IMAGE: image('TTLS') })).toEqual([]);
  });

  test('PolicyServer twice, and FLUSH where there is none', () => {
    expect(at('policy-server', { PAGENTCF: main, IMAGE: image('TTLS') + image('IDS') })).toEqual(['IMAGE warning PolicyServer']);
    expect(at('policy-server', { PAGENTCF: main, IMAGE: 'PolicyServer\n{\n  PolicyType  Routing\n  {\n    noflush\n    PURGE\n  }\n  PolicyType  QOS\n  {\n    FLUSH\n  }\n}\n' })).toEqual(['IMAGE warning noflush', 'IMAGE warning PURGE']);
  });

  describe('client-pattern', () => {
    const load = (pattern: string): string => `DynamicConfigPolicyLoad ${pattern}\n{\n  PolicyType  TTLS\n  {\n    PolicyLoad  /etc/*\n  }\n}\n`;

    test.each(['.*', 'Rem.*', 'IPSecClient.*', '(.+)_(.+)', '(.+)_SYS[0-9]{2}', '[]a]x', '[^]]+', 'a\\(b', '^SYS[(]A$', 'SYSA'])('%s', (pattern) => {
      expect(at('client-pattern', load(pattern))).toEqual([]);
    });

    test.each(['*', '*SYSA', '^*', '(SYSA.*', 'SYSA)', '[A-Z', '+'])('%s is none', (pattern) => {
      expect(at('client-pattern', load(pattern))).toEqual([`POLICY warning ${pattern}`]);
    });
  });
});
