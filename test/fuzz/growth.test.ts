/** The work grows with the size of a text, not with its square: a text of four times the length takes about four times the steps. */
import { expect, test } from 'vitest';
import { stepsOf } from './work.js';
import type { LanguageId } from '../../server/src/catalog/types.js';
import { runChecks } from '../../server/src/checks/runner.js';
import { actions, fixAll } from '../../server/src/features/actions.js';
import { codeLenses } from '../../server/src/features/code-lens.js';
import { completion } from '../../server/src/features/completion.js';
import { hover } from '../../server/src/features/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { definition, documentLinks, highlights, prepareRename, references } from '../../server/src/features/navigation.js';
import { documentSymbols, foldings, selectionRanges } from '../../server/src/features/structure.js';
import { buildModel } from '../../server/src/workspace/model.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { SourceFile } from '../../server/src/workspace/source-file.js';
import { hanging } from './run.js';
import { languages } from './texts.js';

const uri = 'mem:/USER.TCPPARMS/POLICY';
const settings = defaultSettings;
const nowhere = { target: () => undefined, missing: () => undefined };

/** Opens a document, checks it, draws it, and points into it. */
function work(language: LanguageId, text: string, offset: number): void {
  const file = SourceFile.of(uri, language, text);
  const model = buildModel(new Map([[uri, file]]), nowhere);
  const context = { model, settings, file };
  const findings = runChecks(model, settings).get(uri) ?? [];
  fixAll(uri, findings);
  actions(context, findings, { start: offset, end: offset });
  for (const draw of [documentSymbols, foldings, documentLinks, codeLenses]) draw(context);
  inlayHints(context, { start: 0, end: text.length });
  for (const ask of [hover, completion, definition, highlights, prepareRename, selectionRanges]) ask(context, offset);
  references(context, offset, true);
}

/** What a text repeats: names defined again and again, what is opened and never closed, what looks ahead. */
const inAnyLanguage = ['{\n', '}\n', '{ ', '#\n', '# tcpparms-disable-next-line unknown-attribute\n', '; tcpparms-disable x\n', "'", '"', '(', 'A ', 'A{', '\\\n', ',', '\t', '\r', '\u201c', `${'x'.repeat(79)}\n`];
const inLanguage: Readonly<Partial<Record<LanguageId, readonly string[]>>> = {
  pagent: ['TTLSRule R\n{\n  LocalAddr ALL\n}\n', 'TTLSRule R {\n', 'TTLSRule R{', 'TTLSGroupAction G\n{\n  TTLSEnabled On\n  TTLSEnabled Off\n}\n', 'TcpImage A FLUSH\n', "TTLSConfig //'A.B(C)'\n", 'CommonTTLSConfig /etc/a\n', 'TTLSRule R\n{\n  TTLSGroupActionRef G\n}\n', 'Trace 1\n', 'V3CipherSuites4Char 1301C02F 1302\n'],
  tn3270: ['TELNETPARMS\n  PORT 23\n', 'TELNETPARMS\n  TTLSPORT 992\n  CONNTYPE SECURE\nENDTELNETPARMS\n', 'BEGINVTAM\n', 'ENDVTAM\n', 'LUGROUP A LU1..LU9 ENDLUGROUP\n', 'LUMAP A B\n', 'TELNETGLOBALS\nENDTELNETGLOBALS\n', 'TCPIPJOBNAME A\n', 'INCLUDE A.B(C)\n', 'BEGINVTAM\nINTERPTCP A\nUSSTCP B\n', 'INTERPTCP A\n', 'BEGINVTAM USSTCP B INTERPTCP A\nLUMAP A\nDEFAULTAPPL A B C ENDVTAM\n', 'TELNETPARMS TTLSPORT 992 EXPRESSLOGON ENDTELNETPARMS\n', 'ALLOWAPPL A LUG B\n'],
  'tcpip-profile': ['TCPCONFIG TTLS\nTCPCONFIG NOTTLS\n', 'PORT\n  23 TCP TN3270\n', 'IPCONFIG A\nIPSEC\nENDIPSEC\n', 'SMFCONFIG ZERTDETAIL\n', 'VIPADYNAMIC VIPADIST GRE ENDVIPAD\n', 'VIPADYN\n', 'START A HOME 10.1.1.1 B\nLINK B C\n', 'PORT 1 TPC A B\n', 'PORTRANGE 1 TCP UNRSV TCP *\n', '  23 TCP TN3270\n', 'AUTOLOG\n', 'AUTOLOG 1 A JOBNAME B PARMSTRING "\n', 'INCLUDE A.B(C)\n'],
  cssmtp: ['TargetServer {\n', 'TargetServer { TargetIp 192.0.2.1 }\n', 'ExtendedRetry { Age 5 }\n', 'Charset IBM-1047\n'],
  ftpdata: ['SECURE_FTP ALLOWED\nEXTENSIONS AUTH_TLS\n', 'TLSMECHANISM ATTLS\n'],
  syslogd: ['*.TCPIP.daemon.debug /var/log/a -F 640\n', 'BeginArchiveParms\n', 'mail.*;', '-A(destination="a"', '*.'],
  stdenv: ['PAGENT_CONFIG_FILE=/x\n', 'LIBPATH=/usr/lib:', '_CEE_ENVFILE_COMMENT=#\n'],
  jcl: ['//A EXEC PGM=PAGENT,\n', "// PARM='x\n", '//STDENV DD DSN=A.B(C)\n', '//* x\n'],
  ctrace: ["OPTIONS('LEVEL=255'\n", 'TRACEOPTS WTRSTART(A) ON\n'],
  'pagent-log': ['EZD1281I TTLS Map CONNID: 0000001F LOCAL: 192.0.2.1..2023 REMOTE: 192.0.2.9..1025 JOBNAME: A RULE: R ACTIONS: G\n', '05/01 12:00:01 OBJERR :010: TTLSRule R\n', 'RULE: R RC: 402\n', 'EZD1286I ', 'CONNID: '],
  pasearch: ['policyRule: R\n  Rule Type: TTLS\n', 'TTLSRule: R\n', '  Action: '],
  'gsk-trace': ['05/28/2022-17:53:31 Thd-5 ERROR read(): No cipher: 0x134CC192\n', '00000000: 010001FC 03030C33 *..*\n', '0x134CC192 '],
};

/** Characters of the smaller text; the larger one has four times as many. */
const size = 1500;

test.each(languages)('%s', { timeout: hanging }, (language) => {
  for (const unit of [...inAnyLanguage, ...(inLanguage[language] ?? [])]) {
    const times = Math.ceil(size / unit.length);
    const run = (factor: number) => (): void => work(language, unit.repeat(times * factor), unit.length * ((times * factor) >> 1));
    // The first run also fills tables that are kept.
    run(1)();
    const [small = 0, large = 0] = stepsOf(run(1), run(4));
    expect(large / (small + 5000), `${JSON.stringify(unit)} takes ${small} steps, four times of it ${large}`).toBeLessThan(6);
  }
});

/** What is being typed at the end of a text, on a line of its own: a name, an operand, a value. */
const typed = ['', 'S', 'SECURE_FTP ', 'PAGENT_CONFIG_FILE=', 'LUMAP A ', '*.', '  '];

test.each(languages)('proposals at the end of a text: %s', { timeout: hanging }, (language) => {
  for (const unit of inLanguage[language] ?? []) {
    for (const end of typed) {
      const times = Math.ceil(size / unit.length);
      const run = (factor: number) => (): void => propose(language, `${unit.repeat(times * factor)}\n${end}`);
      run(1)();
      const [small = 0, large = 0] = stepsOf(run(1), run(4));
      expect(large / (small + 5000), `${JSON.stringify(unit)} before ${JSON.stringify(end)} takes ${small} steps, four times of it ${large}`).toBeLessThan(5);
    }
  }
});

function propose(language: LanguageId, text: string): void {
  const file = SourceFile.of(uri, language, text);
  completion({ model: buildModel(new Map([[uri, file]]), nowhere), settings, file }, text.length);
}
