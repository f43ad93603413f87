/** Started tasks and profiles name files: the way from the JCL to the environment file, the main file and the rest. */
import { describe, expect, test } from 'vitest';
import { linksIn } from '../../../server/src/workspace/links.js';
import { modelOf, uriOf } from '../../support/library.js';

const named = (language: 'jcl' | 'tcpip-profile', text: string): string[] => [...linksIn(language, text)].map((link) => `${text.slice(link.span.start, link.span.end)} = ${link.text} ${link.purpose}`);

describe('JCL', () => {
  test('STDENV leads to the environment file, as a member or as a path', () => {
    expect(named('jcl', '//STDENV   DD DISP=SHR,DSN=USER.TCPPARMS(PAGENTEN)\n')).toEqual(["USER.TCPPARMS(PAGENTEN) = //'USER.TCPPARMS(PAGENTEN)' environment file"]);
    expect(named('jcl', "//STDENV DD PATH='/etc/pagent.env',PATHOPTS=(ORDONLY)\n")).toEqual(['/etc/pagent.env = /etc/pagent.env environment file']);
  });

  test('SYSFTPD leads to FTP.DATA of the server', () => expect(named('jcl', '//SYSFTPD DD DISP=SHR,DSN=USER.TCPPARMS(FTPSDATA)\n')).toEqual(["USER.TCPPARMS(FTPSDATA) = //'USER.TCPPARMS(FTPSDATA)' FTP.DATA of the server"]));

  test('another DD counts when _CEE_ENVFILE names it, also in a continued statement', () => {
    const text = ['//SYSLOGD EXEC PGM=SYSLOGD,REGION=0K,', "//  PARM=('POSIX(ON)',", '//  \'ENVAR("_CEE_ENVFILE=DD:VARS")\')', '//VARS DD DISP=SHR,', '//  DSN=USER.TCPPARMS(SYSENV)   which variables', '//OTHER DD DSN=USER.TCPPARMS(X),DISP=SHR'].join('\n');
    expect(named('jcl', text)).toEqual(["USER.TCPPARMS(SYSENV) = //'USER.TCPPARMS(SYSENV)' environment file"]);
  });

  test('start option -c of PAGENT and -f of SYSLOGD lead to the configuration files', () => {
    expect(named('jcl', `//PAGENT EXEC PGM=PAGENT,\n//  PARM='ENVAR("TZ=EST5EDT")/-d 4 -c /etc/pagent.conf -l SYSLOGD'\n`)).toEqual(['/etc/pagent.conf = /etc/pagent.conf main configuration file']);
    expect(named('jcl', `//PAGENT EXEC PGM=PAGENT,PARM='/ -C //''USER.TCPPARMS(PAGENTCF)'''\n`)).toEqual(["//''USER.TCPPARMS(PAGENTCF)'' = //'USER.TCPPARMS(PAGENTCF)' main configuration file"]);
    expect(named('jcl', `//S EXEC PGM=SYSLOGD,PARM='POSIX(ON)/ -c -i -f /etc/syslog.conf'\n`)).toEqual(['/etc/syslog.conf = /etc/syslog.conf syslogd configuration file']);
  });

  test('a name that reaches into column 72 is not whole', () => {
    expect(named('jcl', `//STDENV DD DISP=SHR,DSN=${'A.'.repeat(20)}TCPPARMS(PAGENTEN)\n`)).toEqual([]);
  });

  test('names with symbols, comments and the options of other programs lead nowhere', () => {
    expect(named('jcl', "//STDENV DD DSN=&HLQ..TCPPARMS(PAGENTEN)\n//*STDENV DD DSN=USER.TCPPARMS(X)\n//X EXEC PGM=OTHER,PARM='/ -c /etc/x'\n")).toEqual([]);
  });
});

test('INCLUDE in a profile names a data set without quotation marks, in any case', () => {
  expect(named('tcpip-profile', 'include user.tcpparms(devices) ; all\n; INCLUDE USER.TCPPARMS(OLD)\nINCLUDE USER.HOSTS')).toEqual([
    "user.tcpparms(devices) = //'user.tcpparms(devices)' included profile",
    "USER.HOSTS = //'USER.HOSTS' included profile",
  ]);
});

test('an environment file names the configuration of syslogd too, which is no main file', () => {
  const model = modelOf({ STDENV: 'SYSLOGD_CONFIG_FILE=/etc/syslog.conf\nTZ=EST5EDT\n', 'syslog.conf': '*.err /e\n' });
  expect(model.linksFrom(uriOf('STDENV')).map(({ target, purpose }) => [target, purpose])).toEqual([[uriOf('syslog.conf'), 'syslogd configuration file']]);
  expect(model.environments).toEqual([]);
  expect([...linksIn('stdenv', 'SYSLOGD_CONFIG_FILE=DD:CONF\n')]).toEqual([]);
});

test('the file that -c names is a main file', () => {
  const model = modelOf({ PROC: `//PAGENT EXEC PGM=PAGENT,PARM='/ -c //''USER.TCPPARMS(MAINCF)'''\n`, MAINCF: 'LogLevel 15\n' });
  expect(model.linksFrom(uriOf('PROC')).map(({ target }) => target)).toEqual([uriOf('MAINCF')]);
  expect(model.roles(uriOf('MAINCF')).has('main')).toBe(true);
});

test.each(['//', '//A', '//A DD', "//A DD DSN='", '//A EXEC PGM=PAGENT,PARM=\'/ -c', '// ,\n// ,', `//X DD DSN=${'('.repeat(5000)}`])('half-typed JCL %# names nothing', (text) => {
  expect(named('jcl', text)).toEqual([]);
});
