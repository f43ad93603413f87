/** Messages and log records in words. */
import { logFormats } from '../../catalog/index.js';
import type { Message } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { hedge } from './words.js';

/** A message: what it means, what to do, where it is written. */
export function describeMessage(row: Message): string {
  return paragraphs(
    isNumbered(row) ? title(row.id, row.component, `${row.severity} message`) : title('Policy Agent log record', row.severity),
    prose(row.meaning),
    row.actions && row.actions.length > 0 && `What to do:\n${bullets(row.actions.map(prose))}`,
    (row.notes ?? []).map(prose).join(' '),
    sentences(row.where.length > 0 && `Written to: ${joined(row.where)}.`, traceSentence(row)),
    hedge(row.certainty === 'sample' ? undefined : row.certainty),
  );
}

/** Records of the Policy Agent log have no number; the catalogue gives them names of its own. */
const isNumbered = ({ id }: Message): boolean => /\d/.test(id);

function traceSentence({ traceBits }: Message): string | undefined {
  return traceBits && traceBits.length > 0 ? `It takes ${joined(traceBits.map(String), 'or')} in ${code('Trace')}.` : undefined;
}

/** A type of records of the Policy Agent log (OBJERR, WARNING …); undefined for a word that is none. */
export function describeRecordType(name: string): string | undefined {
  const row = logFormats.pagentRecordTypes.find((type) => type.name === name);
  return row && paragraphs(title(row.name, 'Policy Agent log record'), prose(row.meaning), `Written when ${code('LogLevel')} includes ${row.bit}.`);
}

/** An event that EZD128x messages name (Initial Handshake …); undefined for a text that is none. */
export function describeEvent(name: string): string | undefined {
  const row = logFormats.attlsEvents.find((event) => event.name.toLowerCase() === name.trim().toLowerCase());
  return row && paragraphs(title(row.name, 'AT-TLS event'), prose(row.meaning), hedge(row.certainty === 'sample' ? undefined : row.certainty));
}

/** A return code of the Telnet server (RCODE of EZZ6035I); undefined when it is not known. */
export function describeTelnetCode(text: string): string | undefined {
  const row = logFormats.telnetReturnCodes.find((entry) => entry.code.toLowerCase() === text.toLowerCase());
  return row && paragraphs(title(row.code, 'Telnet return code'), prose(row.meaning), row.actions && row.actions.length > 0 && `What to do:\n${bullets(row.actions.map(prose))}`, hedge(row.certainty === 'sample' ? undefined : row.certainty));
}

/** An error number of z/OS UNIX by its message (EDC5129I); undefined when it is not known. */
export function describeErrno(id: string): string | undefined {
  const row = logFormats.errnos.find((entry) => entry.id.toLowerCase() === id.toLowerCase());
  return row && paragraphs(title(row.id, `z/OS UNIX error ${code(row.errno)}`), prose(row.meaning), hedge(row.certainty === 'sample' ? undefined : row.certainty));
}

/** A field of EZD128x messages (CONNID …); undefined for a word that is none. */
export function describeTraceField(name: string): string | undefined {
  const row = logFormats.attlsFields.find((field) => field.name === name);
  return row && paragraphs(title(row.name, 'field of AT-TLS messages'), prose(row.meaning));
}
