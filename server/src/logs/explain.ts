/** What is told of a record: its meaning, what usually brings it about, what to do. */
import { alert, logFormats, returnCode, returnCodeRange } from '../catalog/index.js';
import type { ReturnCode } from '../catalog/types.js';
import type { LogRecord } from './records.js';

export interface Explanation {
  /** The return code, when it is known. */
  readonly code?: ReturnCode;
  /** undefined: nothing is known of the record. */
  readonly meaning?: string;
  readonly causes: readonly string[];
  readonly actions: readonly string[];
}

/** Explains a record: by its return code, else by what its message says. */
export function explainRecord({ id, fields, message }: Pick<LogRecord, 'id' | 'fields' | 'message'>): Explanation {
  const { rc, rcode } = fields;
  const code = rc === undefined || Number(rc) === 0 ? undefined : returnCode(rc);
  if (code) return { code, meaning: code.meaning, causes: code.causes ?? [], actions: code.actions ?? message?.actions ?? [] };
  const telnet = rcode === undefined ? undefined : logFormats.telnetReturnCodes.find((row) => row.code === rcode.toUpperCase());
  if (telnet) return { meaning: telnet.meaning, causes: tlsCauses(fields), actions: telnet.actions ?? [] };
  const sent = fields['alert'] === undefined || rc !== undefined ? undefined : explainAlert(Number(fields['alert']), fields['alertFrom'] === 'partner');
  if (sent) return sent;
  if (!message && fields['thread'] !== undefined) return explainAgent(fields);
  const meaning = (rc === undefined ? undefined : returnCodeRange(rc)?.meaning) ?? (id === 'ICH408I' ? refusalText(fields) : undefined) ?? message?.meaning;
  return { meaning, causes: [], actions: message?.actions ?? [] };
}

/** An alert in a trace of System SSL: who gives up, and what that usually means. */
function explainAlert(number: number, ofPartner: boolean): Explanation | undefined {
  const row = alert(number);
  if (!row) return undefined;
  const actions = ofPartner ? ['The partner ended the handshake: its log tells why.', 'Compare what this side sent before it: certificates, cipher suites, groups, signatures.'] : [];
  return { meaning: `${ofPartner ? 'The partner sent TLS alert' : 'TLS alert'} ${row.code}, ${row.name}: ${row.meaning ?? ''}`, causes: row.causes ?? [], actions };
}

/** A record of the Policy Agent log that no layout is known of: what its type says, and its errno. */
function explainAgent({ type, text = '' }: LogRecord['fields']): Explanation {
  const kind = logFormats.pagentRecordTypes.find(({ name }) => name === type);
  const errno = logFormats.errnos.find(({ id }) => text.includes(id));
  const meaning = [kind?.meaning, errno && `${errno.id}: ${errno.meaning}`].filter(Boolean).join(' ');
  const actions = type === 'OBJERR' ? ['The record names no file and no line: look for its names in the policy files. tcpparms check tells what is wrong in them.'] : [];
  return { meaning: meaning === '' ? undefined : meaning, causes: [], actions };
}

/** Telnet's own TLS gives the code of System SSL in PARM1. */
function tlsCauses({ rcode, parm1 }: LogRecord['fields']): readonly string[] {
  const code = rcode !== '1030' && parm1 !== undefined ? returnCode(parm1) : undefined;
  return code ? [`Code ${code.code} of System SSL: ${code.meaning}`, ...(code.causes ?? [])] : [];
}

/** `START1 has no access (READ is needed) to START1.TN3270.LST, class RDATALIB`; undefined when the log does not show the profile. */
function refusalText({ userId, resource, class: of, reason, intent, allowed }: LogRecord['fields']): string | undefined {
  if (userId === undefined || resource === undefined || of === undefined) return undefined;
  const has = allowed === undefined || allowed === 'NONE' ? 'no access' : `${allowed} access only`;
  const needs = intent === undefined ? '' : `, and ${intent} is needed`;
  return `RACF: user ${userId} has ${has} to ${resource} in class ${of}${needs}.${reason === 'PROFILE NOT FOUND' ? ' No profile covers it.' : ''}`;
}
