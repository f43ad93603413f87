/** The control ports of the FTP server, as the library tells them. */
import { parseJcl, type JclStatement } from '../../syntax/jcl.js';
import { portEntries } from '../../syntax/tcpip-profile.js';
import type { Model } from '../../workspace/model.js';
import { systemOf } from '../../workspace/systems.js';
import { profilesIn } from '../../workspace/tcpip-profile.js';
import { nameOf } from '../../workspace/uris.js';
import type { DraftPlace } from '../check.js';

export interface FtpPort {
  readonly port: number;
  /** Who says so, to go behind the number: ` (JCL member FTPD)`; empty for the usual port. */
  readonly source: string;
  readonly place?: DraftPlace;
}

/** Without a start option the server listens on port 21. */
export const usualPort: readonly FtpPort[] = [{ port: 21, source: '' }];

/** Data connections of active mode come from this port; its reservation is for no server. */
const dataPort = 20;
/** More ports make a message unreadable. */
const mostPorts = 5;

/** By the JCL of the task that names the FTP.DATA, else of any FTP server; else by the reservations for FTP jobs; else the usual one. */
export function ftpServerPorts(model: Model, ftpData: string): readonly FtpPort[] {
  const system = systemOf(model, ftpData);
  // A task in a procedure library of several systems may be the one that starts it.
  const files = system ? [...system.files, ...system.doubtful] : [];
  const tasks = files.filter(({ language, text }) => language === 'jcl' && /\bFTPD\b/i.test(text));
  const own = tasks.filter(({ uri }) => model.linksFrom(uri).some(({ target }) => target === ftpData));
  const started = (own.length > 0 ? own : tasks).flatMap(({ uri, text }) => parseJcl(text).flatMap((statement) => portsIn(statement, uri)));
  if (started.length > 0) return started.slice(0, mostPorts);
  const reserved = profilesIn(files).flatMap(({ file, profile }) =>
    portEntries(profile).flatMap(({ from, to, protocol, jobname, portSpan }): FtpPort[] =>
      protocol === 'TCP' && from === to && from !== dataPort && /^FTP/.test(jobname) ? [{ port: from, source: ` (reserved for ${jobname} in ${nameOf(file.uri)})`, place: { uri: file.uri, span: portSpan } }] : [],
    ),
  );
  const ports = reserved.filter(({ port }, index) => reserved.findIndex((other) => other.port === port) === index);
  return ports.length > 0 ? ports.slice(0, mostPorts) : usualPort;
}

/** `PORT 2121` among the start parameters of the server, in PARM or in a symbol of the procedure. */
function portsIn({ operation, operands }: JclStatement, uri: string): FtpPort[] {
  if (operation !== 'EXEC' && operation !== 'PROC' && operation !== 'SET') return [];
  return operands.flatMap(({ text, start }) => {
    const match = /(?<=^|[\s/'"(,=])PORT[ ]{1,8}(\d{1,5})(?!\d)/i.exec(text);
    const port = Number(match?.[1]);
    return match && port >= 1 && port <= 65535 ? [{ port, source: ` (JCL of ${nameOf(uri)})`, place: { uri, span: { start: start + match.index, end: start + match.index + match[0].length } } }] : [];
  });
}
