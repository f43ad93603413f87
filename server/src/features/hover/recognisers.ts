/** What can be recognised in a line of a log or in a comment, by its form alone. */
import { cipherByCode4, cipherByName, gskAttribute, message, returnCode, returnCodes, signatureByName } from '../../catalog/index.js';
import { checks } from '../../checks/registry.js';
import type { FeatureContext } from '../context.js';
import { describeCipher } from '../describe/ciphers.js';
import { describeGskAttribute } from '../describe/gsk-attributes.js';
import { paragraphs, prose, title } from '../describe/markdown.js';
import { describeErrno, describeEvent, describeMessage, describeRecordType, describeTelnetCode, describeTraceField } from '../describe/messages.js';
import { describeReturnCode, explainReturnCode } from '../describe/return-codes.js';
import { describeSignature } from '../describe/signatures.js';
import { describeTlsRecord, readTlsRecord } from '../describe/tls-records.js';
import { codeAt, kindOfAttribute } from './codes.js';
import { logRecognisers } from './log-records.js';
import type { Line, Recogniser } from './recogniser.js';

const release = (line: Line): FeatureContext['settings']['release'] => line.context.settings.release;

/** EZD1287I, EZZ8438I, ICH408I, EDC5129I … */
const messageIds: Recogniser = {
  pattern: /\b[A-Z]{3,6}\d{2,5}[A-Z]?\b/dg,
  group: 0,
  describe([id = '']) {
    const row = message(id);
    return row ? describeMessage(row) : describeErrno(id);
  },
};

/** `RC: 402`, `SSLRetCode= 8`. */
const returnCodeFields: Recogniser = {
  pattern: /\b(?:RC|SSLRetCode|GSK_RETURN_CODE(?:\(\d+\))?)\s*[:=]\s*(-?\d{1,5})\b/dg,
  group: 0,
  // Small numbers in a comment may be the return codes of anything.
  describe: ([, number = ''], line) => (line.isLog || Number(number) >= 100 ? explainReturnCode(number, release(line)) : undefined),
};

/** `RC 416`, `return code 519`: in words, only a code of three digits or more that is known. */
const returnCodeWords: Recogniser = {
  pattern: /\b(?:rc|return codes?|reason code)\s+(?:is\s+)?(\d{3,4})\b/dgi,
  group: 0,
  describe([, number = ''], line) {
    const row = returnCode(number);
    return row && describeReturnCode(row, release(line));
  },
};

/** `0x134CC19E`, `03353047`, `014CE005`; `Exit status 0x0000019e`. */
const hexadecimalCodes: Recogniser = {
  pattern: /\b(?:status\s+0x([0-9a-f]{8})|((?:0x)?(?:0335|014c|134c)[0-9a-f]{4}))\b/dgi,
  group: 0,
  describe: ([, status, bare], line) => explainReturnCode(status ?? bare ?? '', release(line)),
};

/** `160303007B`: the header of a TLS record, and bytes behind it. */
const tlsRecords: Recogniser = {
  pattern: /\b1[4-8]030[0-4][0-9a-f]{4,}\b/dgi,
  group: 0,
  describe([digits = '']) {
    const record = readTlsRecord(digits);
    return record && describeTlsRecord(record, digits.toUpperCase());
  },
};

/** TLS_ECDHE_…, TLS_SIGALG_… */
const tlsNames: Recogniser = {
  pattern: /\b(?:TLS|SSL)_[A-Z0-9_]+\b/dg,
  group: 0,
  describe([name = ''], line) {
    const cipher = cipherByName(name);
    if (cipher) return describeCipher(cipher, release(line));
    const signature = signatureByName(name);
    return signature && describeSignature(signature, release(line));
  },
};

/** C02C, 0xc02c: codes that can hardly be anything else. Others, such as 1302 or 0035, could be any number. */
const cipherCodes: Recogniser = {
  pattern: /\b(?:C0[0-9A-F]{2}|0x[cC]0[0-9a-fA-F]{2}|cipher suite:? (?:0x)?([0-9A-Fa-f]{4}))\b/dg,
  group: 0,
  describe([text = ''], line) {
    const cipher = cipherByCode4(text.slice(-4));
    return cipher && describeCipher(cipher, release(line));
  },
};

/** GSK_KEYRING_FILE(201), GSK_ERR_NO_CIPHERS, GSK_SECURE_SOCKET_INIT. */
const gskNames: Recogniser = {
  pattern: /\b(?:GSK|CMSERR)_[A-Z0-9_]+(?:\(\d+\))?/dg,
  group: 0,
  describe([text = ''], line) {
    const name = text.replace(/\(.*$/, '');
    const attribute = gskAttribute(name);
    if (attribute) return describeGskAttribute(attribute);
    const code = returnCodes.find((row) => row.symbol === name);
    return code && describeReturnCode(code, release(line));
  },
};

/** `GSK_CONNECT_CIPHER_SPEC(207) - C02B`: the value of an attribute that takes codes. */
const gskValues: Recogniser = {
  pattern: /\b(GSK_[A-Z0-9_]+)(?:\(\d+\))?\s*[-\u2013=:]\s*([0-9A-F]{2,})\b/dg,
  group: 2,
  describe(match, line, offset) {
    const [, name = '', value = ''] = match;
    const kind = kindOfAttribute(name, value);
    const from = match.indices?.[2]?.[0] ?? 0;
    const found = kind && codeAt(kind, value, Math.max(0, offset - from), release(line));
    return found && { contents: found.contents, start: from + found.start, end: from + found.end };
  },
};

/** The code of a check in a comment that switches it off. */
const suppressions: Recogniser = {
  pattern: /tcpparms-(?:disable-next-line|disable-line|disable|enable)\b[\s:]*([a-z][a-z0-9-]*(?:\s*,\s*[a-z][a-z0-9-]*)*)/dg,
  group: 1,
  describe(match, _line, offset) {
    const base = match.indices?.[1]?.[0] ?? 0;
    for (const word of (match[1] ?? '').matchAll(/[a-z][a-z0-9-]*/g)) {
      const start = base + word.index;
      const end = start + word[0].length;
      const check = checks.find((each) => each.code === word[0]);
      if (check && start <= offset && offset <= end) return { contents: paragraphs(title(check.code, 'check'), prose(check.summary)), start, end };
    }
    return undefined;
  },
};

/** RCODE of EZZ6035I, and the events, fields and record types of AT-TLS and Policy Agent logs. */
const logWords: readonly Recogniser[] = [
  { pattern: /\bRCODE:\s*([0-9A-F]{4})-[0-9A-F]{2}/dg, group: 0, logsOnly: true, describe: ([, number = '']) => describeTelnetCode(number) },
  { pattern: /\b(?:Environment|Connection|Initial|Data|Policy) (?:(?:Master|Abend) )?[A-Z][a-z]+\b/dg, group: 0, logsOnly: true, describe: ([text = '']) => describeEvent(text) },
  { pattern: /\b([A-Z]{2,8}):(?=\s)/dg, group: 0, logsOnly: true, weak: true, describe: ([, name = '']) => describeTraceField(name) },
  { pattern: /\b([A-Z]{4,7})\s{0,3}:\d{3}:/dg, group: 1, logsOnly: true, describe: ([, name = '']) => describeRecordType(name) },
];

/** All of them. Of two that find texts of the same length, the first counts. */
export const recognisers: readonly Recogniser[] = [
  messageIds,
  returnCodeFields,
  returnCodeWords,
  hexadecimalCodes,
  tlsRecords,
  tlsNames,
  cipherCodes,
  gskNames,
  gskValues,
  suppressions,
  ...logWords,
  ...logRecognisers,
];
