import { syslogdTables } from '../../catalog/syslogd.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { conditionsOf, place, writing } from './configuration.js';

const names = syslogdTables.facilities.map(({ name }) => name);
const tolerated = new Set(syslogdTables.toleratedFacilities);

/** Facilities: the list is not known to be complete, so nothing here is an error (reference: syslogd, strictness). */
export const syslogFacility = defineCheck({
  code: 'syslog-facility',
  severity: 'warning',
  summary: 'No facility of this name is known.',
  explanation: `
A rule takes the records whose facility it names. A slip means that it takes none. Where the name is like no known one, the finding is an information: there
may be facilities that are not known here. Names that other systems use (kern, syslog, security, ftp) are not reported.`,
  example: { SYSLOGCF: '*.TCPIP.⟦deamon⟧.debug  /var/log/attls\n' },
  fixed: { SYSLOGCF: '*.TCPIP.daemon.debug  /var/log/attls\n' },
  *file(context) {
    for (const { condition } of conditionsOf(context)) {
      for (const facility of condition.facilities) {
        const name = facility.text.toLowerCase();
        if (names.includes(name) || tolerated.has(name)) continue;
        const meant = didYouMean(name, names);
        yield {
          at: place(facility),
          severity: meant === undefined ? 'information' : 'warning',
          message: `No facility "${facility.text}" is known: no program logs with it.${meant ? ` Did you mean ${meant}?` : ''}`,
          fixes: meant === undefined ? undefined : writing(`Change to ${meant}`, facility, meant),
        };
      }
    }
  },
});
