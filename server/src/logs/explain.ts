/** What is told of a record: its meaning, what usually brings it about, what to do. */
import { logFormats, returnCode, returnCodeRange } from '../catalog/index.js';
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
  const meaning = (rc === undefined ? undefined : returnCodeRange(rc)?.meaning) ?? (id === 'ICH408I' ? refusalText(fields) : undefined) ?? message?.meaning;
  return { meaning, causes: [], actions: message?.actions ?? [] };
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
