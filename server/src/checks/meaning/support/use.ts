/**
 * The actions that rules have in common, and what they come to. Rules with the same group, environment and connection
 * action share one `Use`: what is wrong with the actions is found once, whatever the number of rules.
 */
import { availableIn, cipherByCode4 } from '../../../catalog/index.js';
import type { Cipher } from '../../../catalog/types.js';
import { didYouMean } from '../../support/did-you-mean.js';
import { hasBraceTrouble } from '../../support/judgement.js';
import { isSpoiled } from '../../support/spoiled.js';
import type { Block, EffectiveParameter, ProtocolName, Role } from '../../../policy/index.js';
import { allParameters, Effective, enabledProtocols, parameterInfo, protocols, roleOf } from '../../../policy/index.js';
import type { Line } from '../../../policy/blocks.js';
import { actionLevels } from '../../../policy/parameters.js';
import type { Statement } from '../../../syntax/tree.js';
import { meaningOf } from '../../../workspace/facts.js';
import type { ScopeNames } from '../../../workspace/model.js';
import type { Release } from '../../../workspace/settings.js';
import { ruleWithout } from './no-rule.js';

/** The actions of a rule; all that it refers to is defined. */
export interface Actions {
  readonly group: Block;
  readonly environment: Block;
  readonly connection?: Block;
}

/** The release whose defaults of the protocol versions were not seen (reference: pagent-ttls, uncertain). */
const unconfirmed: Release = '3.2';

let partTypes: readonly string[] | undefined;

/** The statements that an action may refer to. */
function typesOfParts(): readonly string[] {
  return (partTypes ??= [...new Set([...allParameters().values()].flatMap(({ homes }) => homes.flatMap(({ level, statement }) => (level === 'rule' ? [] : [statement]))))]);
}

export class Use {
  readonly effective: Effective;
  readonly group: Block;
  readonly environment: Block;
  readonly connection?: Block;
  /** Types of the parts that references lead to in vain; a reference that names a statement of another type may have meant that one. */
  private readonly lost: ReadonlySet<string>;
  private cachedCoded?: ReadonlySet<string>;
  private cachedUnknown?: readonly { readonly statement: string; readonly keyword: string }[];
  private cachedProtocols?: readonly ProtocolName[];
  private cachedDoubt?: boolean;
  private cachedBlocks?: readonly Block[];
  private cachedCiphers?: readonly Cipher[];
  private cachedKnowsCiphers?: boolean;

  constructor(
    { group, environment, connection }: Actions,
    names: ScopeNames,
    readonly release: Release,
  ) {
    this.group = group;
    this.environment = environment;
    this.connection = connection;
    const block = ruleWithout(environment);
    this.effective = new Effective({ block, group, environment, connection }, names, release);
    this.lost = new Set(this.effective.unresolved.flatMap(({ type, name }) => [type, ...typesOfParts().filter((other) => names.winner(other, name) !== undefined)]));
  }

  /** The effective parameter; every name that the checks ask for is in the catalogue. */
  get(name: string): EffectiveParameter {
    const found = this.effective.get(name);
    if (!found) throw new Error(`AT-TLS has no parameter ${name}`);
    return found;
  }

  value(name: string): string | undefined {
    return this.effective.value(name);
  }

  isOn(name: string): boolean {
    return this.effective.isOn(name);
  }

  /** Coded at a level where it counts. */
  isCoded(name: string): boolean {
    return this.get(name).places.length > 0;
  }

  get role(): Role | undefined {
    return roleOf(this.effective);
  }

  get isServer(): boolean {
    return this.role === 'Server' || this.role === 'ServerWithClientAuth';
  }

  /** The protocols that are on, oldest first. */
  get protocols(): readonly ProtocolName[] {
    return (this.cachedProtocols ??= enabledProtocols(this.effective).map(({ name }) => name));
  }

  get fips(): boolean {
    const value = this.value('FIPS140');
    return value !== undefined && value !== 'Off';
  }

  get suiteB(): boolean {
    const value = this.value('SuiteBProfile');
    return value !== undefined && value !== 'Off';
  }

  /** The group may have an environment file, whose System SSL variables can set what the policy leaves open. */
  get hasEnvfile(): boolean {
    return this.isCoded('Envfile') || !this.isSure('Envfile');
  }

  /** Whether these switches say what they seem to: they are coded, or their defaults are known for the release and nothing else sets them. */
  isFirm(...names: readonly string[]): boolean {
    return names.every((name) => this.isCoded(name) || (this.release !== unconfirmed && !this.hasEnvfile));
  }

  /** The lines that make up the effective value, in order. */
  linesOf(name: string): readonly Line[] {
    return this.effective.lines(name);
  }

  /** The parameters that are coded anywhere in the actions, each once. */
  codedParameters(): ReadonlySet<string> {
    if (!this.cachedCoded) {
      const coded = new Set<string>();
      for (const { statement } of this.blocks()) {
        for (const child of statement.block?.children ?? []) {
          const { parameter } = meaningOf(child);
          if (parameter) coded.add(parameter.name);
        }
      }
      this.cachedCoded = coded;
    }
    return this.cachedCoded;
  }

  /** The suites of the list in effect, in order; unknown codes are left out. Empty with a Suite B profile, which puts the list aside. */
  get ciphers(): readonly Cipher[] {
    return (this.cachedCiphers ??= this.suiteB ? [] : this.effective.list('V3CipherSuites').flatMap((code) => cipherByCode4(code) ?? []));
  }

  /** Whether every code of the list in effect is known, and the list itself. */
  get knowsCiphers(): boolean {
    return (this.cachedKnowsCiphers ??= this.isSure('V3CipherSuites', 'V3CipherSuites4Char', 'SuiteBProfile') && this.effective.list('V3CipherSuites').every((code) => cipherByCode4(code) !== undefined));
  }

  /** The block of a type that counts, at the strongest level that has one. */
  blockOfType(type: string): Block | undefined {
    for (const level of actionLevels) {
      const found = this.effective.blocks(level).find((block) => block.type === type);
      if (found) return found;
    }
    return undefined;
  }

  /** The action or part that codes the parameter where its value comes from. */
  blockOf(name: string): Block | undefined {
    return this.linesOf(name).at(-1)?.block;
  }

  /**
   * Whether the values of these parameters can be told: nothing that could code one of them is missing, misspelt, or left
   * out with `...`. What is not known is no fault; the missing or misspelt name has a finding of its own.
   */
  isSure(...names: readonly string[]): boolean {
    if (this.isInDoubt) return false;
    if (this.lost.size === 0 && this.unknown.length === 0) return true;
    return names.every((name) => {
      const homes = parameterInfo(name)?.homes.map((home) => home.statement) ?? [];
      const isLost = homes.some((home) => this.lost.has(home) || (this.lost.has('TTLSGskAdvancedParms') && home.startsWith('TTLSGsk')));
      return !isLost && !this.unknown.some(({ statement, keyword }) => homes.includes(statement) && (isSpoiled(keyword) || didYouMean(keyword, [name]) !== undefined));
    });
  }

  /** A brace is missing or too many somewhere: what belongs to what cannot be told. */
  private get isInDoubt(): boolean {
    this.cachedDoubt ??= this.blocks().some(({ item }) => hasBraceTrouble(item.problems));
    return this.cachedDoubt;
  }

  /** Lines that the catalogue does not know. */
  private get unknown(): readonly { readonly statement: string; readonly keyword: string }[] {
    return (this.cachedUnknown ??= this.blocks().flatMap(({ type: statement, statement: { block } }) => (block?.children ?? []).filter(isUnknown).map(({ keyword }) => ({ statement, keyword: keyword.text }))));
  }

  private blocks(): readonly Block[] {
    return (this.cachedBlocks ??= actionLevels.flatMap((level) => this.effective.blocks(level)));
  }
}

function isUnknown(line: Statement): boolean {
  const { parameter, type } = meaningOf(line);
  return !parameter && !type;
}

const wires: ReadonlyMap<string, string> = new Map(protocols.map(({ parameter, wire }) => [parameter, wire]));

/** The protocols that are on and know the suite. Whether SSLv3 takes AES suites is not established, so it counts. */
export function protocolsFor(cipher: Cipher, enabled: readonly ProtocolName[]): readonly ProtocolName[] {
  return enabled.filter((name) => {
    const wire = wires.get(name) ?? name;
    return cipher.protocols.includes(wire) || (name === 'SSLv3' && cipher.protocols.includes('TLSv1.0'));
  });
}

/** The protocols in which the suite can be negotiated: those that know it, less what FIPS140 and the release rule out. */
export function usableIn(use: Use, cipher: Cipher): readonly ProtocolName[] {
  if (use.fips && cipher.fips140 === 'n') return [];
  if (!availableIn(use.release, cipher.supportedSince)) return [];
  const old = use.fips ? ['SSLv2', 'SSLv3'] : [];
  return protocolsFor(cipher, use.protocols).filter((name) => !old.includes(name));
}
