/** The catalogue as one plain object, for `tcpparms catalog` and for programs that read its output. */
import { ciphers, ciphersV2 } from './ciphers.js';
import { groups } from './groups.js';
import { gskAttributes } from './gsk-attributes.js';
import { messages } from './messages.js';
import { returnCodes } from './return-codes.js';
import { signatures } from './signatures.js';
import { allStatements } from './statements.js';
import { tlsTables } from './tls.js';
import type { Cipher, CipherV2, Group, GskAttribute, Message, ReturnCode, Signature, Statement, TlsCode } from './types.js';

/** Version of the shape of the export. It rises when a key is renamed or taken away; new keys leave it as it is. */
export const catalogExportVersion = 1;

/**
 * What `exportCatalog` returns. The rows are those of `types.ts`; a cipher suite also has `code`, its four-digit code,
 * so that ciphers, groups, signatures and return codes can all be found by the same key.
 */
export interface CatalogExport {
  readonly version: number;
  readonly statements: readonly Statement[];
  readonly ciphers: readonly (Cipher & { readonly code: string })[];
  readonly ciphersV2: readonly CipherV2[];
  readonly groups: readonly Group[];
  readonly signatures: readonly Signature[];
  readonly returnCodes: readonly ReturnCode[];
  readonly gskAttributes: readonly GskAttribute[];
  readonly alerts: readonly TlsCode[];
  readonly messages: readonly Message[];
}

/** Everything that the catalogue knows, ready for JSON. `languages` keeps only the statements of these languages; without it, all are given. */
export function exportCatalog(languages?: readonly string[]): CatalogExport {
  return {
    version: catalogExportVersion,
    statements: languages ? allStatements().filter((row) => languages.includes(row.language)) : allStatements(),
    ciphers: ciphers.map((row) => ({ code: row.code4, ...row })),
    ciphersV2,
    groups,
    signatures,
    returnCodes,
    gskAttributes,
    alerts: tlsTables.alerts,
    messages,
  };
}
