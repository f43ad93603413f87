/** Checks of statements and attributes, line by line and block by block. */
import type { FileRole } from '../../catalog/types.js';
import type { Check } from '../check.js';
import { anyWithCurves } from './any-with-curves.js';
import { attributeTwice } from './attribute-twice.js';
import { badAddress } from './bad-address.js';
import { badForm } from './bad-form.js';
import { badNumberRange } from './bad-number-range.js';
import { badPort } from './bad-port.js';
import { badTime } from './bad-time.js';
import { badValue } from './bad-value.js';
import { bareNumberAddress } from './bare-number-address.js';
import { cipherForm } from './cipher-form.js';
import { cipherTwice } from './cipher-twice.js';
import { codedTooOften } from './coded-too-often.js';
import { deprecatedValue } from './deprecated-value.js';
import { doesNotApply } from './does-not-apply.js';
import { inlineAndRef } from './inline-and-ref.js';
import { misplacedAttribute } from './misplaced-attribute.js';
import { misplacedStatement } from './misplaced-statement.js';
import { missingAttribute } from './missing-attribute.js';
import { missingBlock } from './missing-block.js';
import { missingName } from './missing-name.js';
import { missingValue } from './missing-value.js';
import { nameTooLong } from './name-too-long.js';
import { newerRelease } from './newer-release.js';
import { outOfRange } from './out-of-range.js';
import { ruleWithoutCondition } from './rule-without-condition.js';
import { textAfterValue } from './text-after-value.js';
import { toleratedAttribute } from './tolerated-attribute.js';
import { unexpectedBlock } from './unexpected-block.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownCipher } from './unknown-cipher.js';
import { unknownCurve } from './unknown-curve.js';
import { unknownSignature } from './unknown-signature.js';
import { unknownStatement } from './unknown-statement.js';

const all: readonly Check[] = [
  unknownStatement,
  unknownAttribute,
  misplacedStatement,
  misplacedAttribute,
  toleratedAttribute,
  newerRelease,
  missingName,
  nameTooLong,
  missingBlock,
  unexpectedBlock,
  missingAttribute,
  ruleWithoutCondition,
  attributeTwice,
  inlineAndRef,
  codedTooOften,
  doesNotApply,
  missingValue,
  badValue,
  outOfRange,
  textAfterValue,
  bareNumberAddress,
  badAddress,
  badPort,
  badNumberRange,
  badTime,
  badForm,
  cipherForm,
  cipherTwice,
  unknownCipher,
  unknownCurve,
  unknownSignature,
  anyWithCurves,
  deprecatedValue,
];

/** What may stand in a zERT policy file is not known: nothing in it is held against the catalogue (reference: pagent-zert). */
function quietInZert(check: Check): Check {
  const { item, file } = check;
  return {
    ...check,
    item: item && ((context) => (isZert(context.roles) ? [] : item(context))),
    file: file && ((context) => (isZert(context.roles) ? [] : file(context))),
  };
}

function isZert(roles: ReadonlySet<FileRole>): boolean {
  return roles.has('zert');
}

export const attributeChecks: readonly Check[] = all.map(quietInZert);
