import type { LanguageFeatures } from '../language.js';
import { completeSyslogd } from './completion.js';
import { hoverSyslogd } from './hover.js';
import { syslogdFoldings, syslogdSymbols } from './structure.js';

export const syslogdFeatures: LanguageFeatures = {
  hover: (context, offset) => hoverSyslogd(context, offset),
  completion: completeSyslogd,
  symbols: syslogdSymbols,
  foldings: syslogdFoldings,
};
