/** Checks over several statements or files: names and references, rules and their actions, which file names which. */
import type { Check } from '../check.js';
import { clientAndServer } from './client-and-server.js';
import { clientPattern } from './client-pattern.js';
import { commonNotSelfContained } from './common-not-self-contained.js';
import { commonUnused } from './common-unused.js';
import { configInMain } from './config-in-main.js';
import { configOfRemoteType } from './config-of-remote-type.js';
import { configTwice } from './config-twice.js';
import { connectionPorts } from './connection-ports.js';
import { duplicateDefinition } from './duplicate-definition.js';
import { duplicateImage } from './duplicate-image.js';
import { environmentBlank } from './environment-blank.js';
import { environmentSequenceNumber } from './environment-sequence-number.js';
import { imageIsPolicy } from './image-is-policy.js';
import { includeCycle } from './include-cycle.js';
import { memberNotFound } from './member-not-found.js';
import { misplacedConfig } from './misplaced-config.js';
import { missingEnvironmentAction } from './missing-environment-action.js';
import { missingSignatureParms } from './missing-signature-parms.js';
import { overridesCommon } from './overrides-common.js';
import { pathForm } from './path-form.js';
import { policyServer } from './policy-server.js';
import { referenceCase } from './reference-case.js';
import { referenceInline } from './reference-inline.js';
import { referenceType } from './reference-type.js';
import { stackWithoutPolicy } from './stack-without-policy.js';
import { tooManyImages } from './too-many-images.js';
import { unresolvedReference } from './unresolved-reference.js';
import { unusedDefinition } from './unused-definition.js';

export const libraryChecks: readonly Check[] = [
  unresolvedReference,
  referenceCase,
  referenceType,
  referenceInline,
  commonNotSelfContained,
  duplicateDefinition,
  overridesCommon,
  unusedDefinition,
  missingEnvironmentAction,
  missingSignatureParms,
  configTwice,
  configInMain,
  configOfRemoteType,
  misplacedConfig,
  imageIsPolicy,
  commonUnused,
  stackWithoutPolicy,
  memberNotFound,
  includeCycle,
  tooManyImages,
  duplicateImage,
  clientAndServer,
  connectionPorts,
  policyServer,
  clientPattern,
  pathForm,
  environmentBlank,
  environmentSequenceNumber,
];
