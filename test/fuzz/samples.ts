/**
 * Texts of every language for the fuzzers to damage: the examples, the fixtures of the grammars, the examples of the checks,
 * displays as our own renderings give them, and the corpus where it is at hand (a folder `shared/corpus` beside the project).
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LanguageId } from '../../server/src/catalog/types.js';
import { checks } from '../../server/src/checks/registry.js';
import { policiesOf, renderNetstat, renderPasearch } from '../../server/src/policy/index.js';
import { detectLanguage } from '../../server/src/syntax/detect.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { dedent, modelOf } from '../support/library.js';
import { languages } from './texts.js';

const project = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(project, '../shared/corpus');

/** Folders of the corpus whose name does not begin with the language of their files. */
const corpusFolders: readonly (readonly [string, LanguageId])[] = [
  ['pagent-log', 'pagent-log'],
  ['attls-log', 'pagent-log'],
  ['pagent-', 'pagent'],
  ['telnet', 'tn3270'],
  ['tcpip-profile', 'tcpip-profile'],
  ['cssmtp', 'cssmtp'],
  ['syslogd', 'syslogd'],
  ['stdenv', 'stdenv'],
  ['netstat', 'pasearch'],
  ['pasearch', 'pasearch'],
];

/** What no other source has. */
const written: readonly (readonly [LanguageId, string])[] = [
  [
    'jcl',
    `
    //PAGENT   PROC
    //PAGENT   EXEC PGM=PAGENT,REGION=0K,TIME=NOLIMIT,
    //       PARM='ENVAR("_CEE_ENVFILE=DD:STDENV")/-l /tmp/pagent.log'
    //* the environment
    //STDENV   DD DSN=USER.TCPPARMS(PAGENTEN),DISP=SHR
    //STDENV   DD PATH='/etc/pagent.env',PATHOPTS=(ORDONLY)
    //SYSPRINT DD SYSOUT=*,DCB=(RECFM=F,LRECL=80,BLKSIZE=80)
    //         SET CONF='/etc/pagent.conf'
    //SYSLOGD  EXEC PGM=SYSLOGD,PARM='POSIX(ON) ALL31(ON)/ -f /etc/syslog.conf -c -u'
    /*
    `,
  ],
  [
    'ctrace',
    `
    TRACEOPTS
        WTRSTART(GSKWTR) WRAP
        ON
        WTR(GSKWTR)
        JOBNAME(TCPIP)
        OPTIONS('LEVEL=255')
    `,
  ],
  [
    'gsk-trace',
    `
    05/28/2022-17:53:30 Thd-5 INFO crypto_init(): ECC clear key support is available
    05/28/2022-17:53:31 Thd-5 ERROR read_v3_server_hello(): No cipher: 0x134CC192
    SYSA      MESSAGE   00000008  15:19:52.221020  SSL_INFO
      Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
      Received CLIENT-HELLO message
    SYSA      DUMP      00000020  15:19:52.221414  SSL_ASCII_DUMP
      Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
      CLIENT-HELLO message
        00000000: 010001FC 03030C33 81E156C3 DF4693DD   *.......3..V..F..*
    `,
  ],
  [
    'pagent-log',
    `
    06/01 12:00:01 INFO   :005: policy_perf_get_sampling_rate(): Obtained TCPIP
    06/01 12:00:02 OBJERR :010: attls_parse: rule TN has an unknown attribute ZocalAddr
    EZD1281I TTLS Map   CONNID: 0000001F LOCAL: 192.0.2.1..2023 REMOTE: 192.0.2.9..1025 JOBNAME: TN3270 USERID: TCPIP TYPE: InBound STATUS: Enabled RULE: TN ACTIONS: TNGA TNEA TNCA
    EZD1286I TTLS Error GRPID: 00000003 ENVID: 00000002 CONNID: 0000001F LOCAL: 192.0.2.1..2023 REMOTE: 192.0.2.9..1025 JOBNAME: TN3270
     USERID: TCPIP RULE: TN RC:  402 Initial Handshake 00000000 00000051B19D3C98
    `,
  ],
];

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

const read = (file: string): string => readFileSync(file, 'utf8');

/** Displays of the policies of the example files. */
function displays(): string[] {
  const files = filesIn(path.join(project, 'examples')).filter((file) => path.basename(file).startsWith('PAGENTT'));
  const model = modelOf(Object.fromEntries(files.map((file) => [path.basename(file), read(file)])));
  return policiesOf(model, defaultSettings).flatMap((policy) => policy.rules.slice(0, 3).flatMap((rule) => [renderPasearch(policy, rule).text, renderNetstat(policy, rule).text]));
}

function* sources(): Generator<readonly [LanguageId | undefined, string]> {
  for (const file of filesIn(path.join(project, 'examples'))) yield [detectLanguage({ path: file, text: read(file) }), read(file)];
  for (const file of filesIn(path.join(project, 'test/grammar/fixtures'))) yield [languages.find((each) => each === path.basename(file, '.txt')), read(file)];
  for (const { example } of checks) for (const file of modelOf(example).files.values()) yield [file.language, file.text];
  for (const text of displays()) yield ['pasearch', text];
  for (const [language, text] of written) yield [language, dedent(text)];
  for (const [folder, language] of corpusFolders) {
    for (const name of existsSync(corpus) ? readdirSync(corpus) : []) if (name.startsWith(folder)) for (const file of filesIn(path.join(corpus, name))) yield [language, read(file)];
  }
}

const byLanguage = new Map<LanguageId, string[]>(languages.map((language) => [language, []]));
for (const [language, text] of sources()) if (language) byLanguage.get(language)?.push(text);

/** Texts of the language; never none. */
export function samplesOf(language: LanguageId): readonly string[] {
  return byLanguage.get(language) ?? [];
}
