/** Files that others name and that are there, but cannot take part: why, said once for each. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { absenceInWords, type AbsenceReason } from '../../workspace/load.js';
import { nameOf } from '../../workspace/uris.js';
import type { Session } from '../session.js';

/** Reasons that nobody would guess from the finding on the name. */
const telling: ReadonlySet<AbsenceReason> = new Set(['not-text', 'too-large']);
/** Files that one message names. */
const mostNamed = 3;

export function registerAbsences(session: Session): void {
  const told = new Set<string>();
  session.onSettled(() => {
    const news = untold(session, told);
    if (news.length === 0) return;
    for (const [uri] of news) told.add(uri);
    const sentences = news.slice(0, mostNamed).map(([uri, reason]) => `${nameOf(uri)}: ${absenceInWords(reason)}`);
    if (news.length > mostNamed) sentences.push(`The same goes for ${news.length - mostNamed} more.`);
    void session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `TCPPARMS: ${sentences.join('\n')}` });
  });
}

function untold({ library }: Session, told: ReadonlySet<string>): (readonly [string, AbsenceReason])[] {
  const absent = [...library.absences].filter(([uri, reason]) => telling.has(reason) && !told.has(uri));
  if (absent.length === 0) return [];
  const named = library.namedFiles();
  return absent.filter(([uri]) => named.has(uri));
}
