/** The catalogue: every statement, parameter, value, code and message as data, and typed look-ups over it. No Node APIs, no parsing. */
export * from './applications.js';
export * from './certificates.js';
export * from './ciphers.js';
export * from './defaults.js';
export * from './export.js';
export * from './groups.js';
export * from './gsk-attributes.js';
export * from './messages.js';
export * from './releases.js';
export * from './return-codes.js';
export * from './signatures.js';
export * from './statements.js';
export * from './syslogd.js';
export * from './tls.js';
export type * from './types.js';
