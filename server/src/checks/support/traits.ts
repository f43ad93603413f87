/**
 * What an item has in it, as far as checks of items look for it. Most of them look for something that most items do not have;
 * by its traits an item is passed only to the others.
 */
import type { Discipline, Parameter, Statement as CatalogStatement, ValueSpec } from '../../catalog/types.js';

const types = ['TTLSRule', 'TTLSKeyringParms'] as const;

export type Trait =
  /** The statement belongs to this kind of policy. */
  | Discipline
  /** A statement of this type, at the top level or inside. */
  | (typeof types)[number]
  /** A parameter with a value of this kind. */
  | ValueSpec['kind']
  /** A parameter of which the catalogue says this. */
  | 'secret'
  | 'deprecated'
  | 'tolerated'
  | 'limited'
  | 'onlyWith'
  /** A parameter without a value. */
  | 'no value'
  /** A statement without the block that it should have. */
  | 'no block'
  /** Words that are lost behind a value or name. */
  | 'rest'
  /** A line that is not known where it stands. */
  | 'unknown'
  /** The parser found something wrong. */
  | 'problem';

/** Traits of one item, a bit for each. */
export type Traits = number;

const bits = new Map<Trait, Traits>();

/** The set of these traits. */
export function traits(...all: readonly Trait[]): Traits {
  let set = 0;
  for (const trait of all) {
    let bit = bits.get(trait);
    if (bit === undefined) {
      if (bits.size >= 31) throw new Error('there are more traits than bits');
      bits.set(trait, (bit = 1 << bits.size));
    }
    set |= bit;
  }
  return set;
}

const tests: readonly (readonly [Trait, (parameter: Parameter) => boolean])[] = [
  ['secret', ({ secret }) => secret === true],
  ['deprecated', ({ deprecated }) => deprecated !== undefined],
  ['tolerated', ({ tolerated }) => tolerated === true],
  ['limited', ({ maxOccurs }) => maxOccurs !== undefined],
  ['onlyWith', ({ onlyWith }) => onlyWith !== undefined],
];

const ofParameters = new Map<Parameter, Traits>();

/** What a line or operand brings into its item. */
export function traitsOfParameter(parameter: Parameter): Traits {
  let found = ofParameters.get(parameter);
  if (found === undefined) ofParameters.set(parameter, (found = traits(parameter.value.kind, ...tests.filter(([, holds]) => holds(parameter)).map(([trait]) => trait))));
  return found;
}

const ofTypes: ReadonlyMap<string, Traits> = new Map(types.map((type) => [type, traits(type)]));

/** What a statement brings into its item, wherever it stands. */
export function traitsOfType({ name }: CatalogStatement): Traits {
  return ofTypes.get(name) ?? 0;
}

/** What a statement at the top level brings besides. */
export function traitsOfRoot({ discipline, deprecated }: CatalogStatement): Traits {
  return (discipline === undefined ? 0 : traits(discipline)) | (deprecated === undefined ? 0 : traits('deprecated'));
}
