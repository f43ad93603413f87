/** `tcpparms handshake`: will the handshake of a rule with a partner work. */
import { predict, type Prediction } from '../policy/handshake/index.js';
import { policiesOf, type Policy, type Rule } from '../policy/index.js';
import type { Release } from '../workspace/settings.js';
import { certificatesFrom, partnerFrom, type ChosenPartner, type PartnerOptions } from './handshake-inputs.js';
import { prettyPrediction } from './handshake-pretty.js';
import { readInputs, type Inputs } from './inputs.js';
import { exitCodes, UsageError, wantsColor, type Io } from './io.js';
import { noSuchRule, tellUnresolved } from './policies.js';
import { settingsFrom } from './settings.js';

export interface HandshakeOptions extends PartnerOptions {
  readonly rule: string;
  readonly stack?: string;
  readonly format: 'pretty' | 'json';
  readonly release?: Release;
  readonly config?: string;
  readonly color?: boolean;
}

/** Runs the command: 0 for a prediction, whatever it says; 1 when there is no such rule; 2 for wrong usage and files that cannot be read. */
export async function handshakeCommand(paths: readonly string[], options: HandshakeOptions, io: Io): Promise<number> {
  const { settings, languages } = await settingsFrom(options, io);
  const partner = await partnerFrom(options, settings.release, io);
  const certificates = await certificatesFrom(options, io);
  const inputs = await readInputs(paths, settings, { languages }, io);
  const rules = rulesNamed(options, inputs);
  const [first] = rules;
  if (!first) {
    if (inputs.exitCode !== exitCodes.clean) return inputs.exitCode;
    io.err(`${noSuchRule(policiesMeant(options, inputs), options.rule)}\n`);
    return exitCodes.findings;
  }
  const predictions = rules.map(({ rule }) => predict({ zos: rule.effective, partner: partner.profile, partnerIs: partner.is, certificates }));
  const [prediction] = predictions;
  if (!prediction) return exitCodes.findings;
  if (predictions.some((other) => JSON.stringify(asJson(other)) !== JSON.stringify(asJson(prediction)))) {
    throw new UsageError(`Rule ${options.rule} comes to different things in stacks ${rules.map(({ policy }) => policy.scope.stack?.name ?? '').join(', ')}: say which one, with --stack.`);
  }
  tellUnresolved(rules.map(({ rule }) => rule), io);
  io.out(options.format === 'json' ? `${JSON.stringify(asJson(prediction), undefined, 2)}\n` : pretty(first.rule, prediction, partner, inputs, wantsColor(io, options.color)));
  return inputs.exitCode;
}

interface Found {
  readonly policy: Policy;
  readonly rule: Rule;
}

/** The rule in each stack that has it, of the files that were named. */
function rulesNamed(options: HandshakeOptions, inputs: Inputs): Found[] {
  return policiesMeant(options, inputs).flatMap((policy) => {
    const rule = policy.rule(options.rule);
    return rule ? [{ policy, rule }] : [];
  });
}

/** The policies of the files that were named, of one stack when one is asked for. */
function policiesMeant({ stack }: HandshakeOptions, { library, wanted }: Inputs): readonly Policy[] {
  return policiesOf(library.model, library.settings).filter(({ scope }) => scope.files.some((uri) => wanted.has(uri)) && (stack === undefined || scope.stack?.name.toUpperCase() === stack.toUpperCase()));
}

/** The documented form: nothing is left out, nothing added. A handshake that fails has agreed on nothing. */
function asJson({ result, protocol, cipher, group, signature, returnCode, why, change }: Prediction): object {
  const agreed = result === 'success' ? { protocol, cipher, group, signature } : { protocol: null, cipher: null, group: null, signature: null };
  return { result, ...agreed, returnCode, why, change: change?.title ?? null };
}

function pretty(rule: Rule, prediction: Prediction, partner: ChosenPartner, { library, display }: Inputs, color: boolean): string {
  return prettyPrediction({ rule, prediction, partner: partner.profile, is: partner.is, files: library.model.files, display, color });
}
