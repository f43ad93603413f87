/** The languages other than Policy Agent's, by id. */
import type { LanguageId } from '../../catalog/types.js';
import { cssmtpFeatures } from './cssmtp/index.js';
import { ctraceFeatures } from './ctrace/index.js';
import { ftpdataFeatures } from './ftpdata/index.js';
import { gskTraceFeatures } from './gsk-trace/index.js';
import { jclFeatures } from './jcl/index.js';
import { pagentLogFeatures } from './pagent-log/index.js';
import { pasearchFeatures } from './pasearch/index.js';
import { stdenvFeatures } from './stdenv/index.js';
import { syslogdFeatures } from './syslogd/index.js';
import { tcpipProfileFeatures } from './tcpip-profile/index.js';
import { tn3270Features } from './tn3270/index.js';
import type { LanguageFeatures } from './language.js';

const features: Readonly<Partial<Record<LanguageId, LanguageFeatures>>> = {
  tn3270: tn3270Features,
  'tcpip-profile': tcpipProfileFeatures,
  cssmtp: cssmtpFeatures,
  ftpdata: ftpdataFeatures,
  syslogd: syslogdFeatures,
  stdenv: stdenvFeatures,
  jcl: jclFeatures,
  ctrace: ctraceFeatures,
  'pagent-log': pagentLogFeatures,
  pasearch: pasearchFeatures,
  'gsk-trace': gskTraceFeatures,
};

/** What a language brings; undefined for Policy Agent files, whose features are the files of this room themselves. */
export function languageFeatures(language: LanguageId): LanguageFeatures | undefined {
  return features[language];
}
