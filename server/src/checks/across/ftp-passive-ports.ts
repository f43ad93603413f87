import { portEntries } from '../../syntax/tcpip-profile.js';
import { systemOf } from '../../workspace/systems.js';
import { profilesIn } from '../../workspace/tcpip-profile.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { defineCheck, type Draft, type LibraryContext } from '../check.js';
import { keywordFile, lastLine } from '../support/keyword-files.js';

/** PASSIVEDATAPORTS without a reservation in the profile of the stack (reference: ftpdata, PASSIVEDATAPORTS; tcpip-profile, PORTRANGE AUTHPORT). */
export const ftpPassivePorts = defineCheck({
  code: 'ftp-passive-ports',
  severity: 'information',
  summary: 'The ports of FTP for passive data connections are not reserved in the profile of the stack.',
  explanation: `
The server takes ports for passive data connections from \`PASSIVEDATAPORTS (low,high)\`. Reserve them with
\`PORTRANGE low count TCP AUTHPORT\` in PROFILE.TCPIP: otherwise other programs may hold them when FTP wants one.

Looked at are profiles of the same system with \`PORT\` or \`PORTRANGE\` that include nothing which is not in the library.`,
  example: {
    FTPSDATA: `
      EXTENSIONS        AUTH_TLS
      PASSIVEDATAPORTS  ⟦(50000,50199)⟧
    `,
    TCPIPROF: `
      TCPCONFIG TTLS
      PORT
        20 TCP OMVS NOAUTOLOG
        21 TCP FTPD1
    `,
  },
  *library(context) {
    for (const file of context.model.files.values()) {
      const draft = file.language === 'ftpdata' ? draftFor(file, context) : undefined;
      if (draft) yield draft;
    }
  },
});

function draftFor(file: SourceFile, { model }: LibraryContext): Draft | undefined {
  const word = lastLine(keywordFile(file), 'PASSIVEDATAPORTS')?.args[0];
  const [, low, high] = /^\((\d{1,5}),(\d{1,5})\)$/.exec(word?.text ?? '') ?? [];
  const system = word && low !== undefined ? systemOf(model, file.uri) : undefined;
  const profiles = system ? profilesIn([...system.files, ...system.doubtful]) : [];
  const isWhole = profiles.every((each) => model.linksFrom(each.file.uri).every(({ target }) => target !== undefined));
  const entries = profiles.flatMap(({ profile }) => portEntries(profile));
  if (!word || entries.length === 0 || !isWhole || Number(low) > Number(high) || isReserved(Number(low), Number(high), entries)) return undefined;
  const count = Number(high) - Number(low) + 1;
  return { at: { uri: file.uri, span: { start: word.start, end: word.end } }, message: `These ports are not reserved in the profile of the stack, so that other programs may hold them. Write PORTRANGE ${low} ${count} TCP AUTHPORT there.` };
}

/** Whether reservations for FTP, or for whoever is authorized, cover all ports from low to high. */
function isReserved(low: number, high: number, entries: ReturnType<typeof portEntries>): boolean {
  let next = low;
  for (const { from, to, jobname, protocol } of [...entries].sort((a, b) => a.from - b.from)) {
    if (protocol === 'TCP' && jobname !== 'RESERVED' && from <= next && to >= next) next = to + 1;
  }
  return next > high;
}
