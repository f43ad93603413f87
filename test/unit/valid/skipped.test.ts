/** Policy in a file that Policy Agent does not read for it: the statement is skipped, so nothing that it says can be an error. */
import { describe, expect, test } from 'vitest';
import { findingsOf, folder, pointedAt, type Members } from '../../support/library.js';

const main = "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE\n";
const policy = `
  TTLSGroupAction TNGA
  {
    TTLSEnabled  Off
  }
`;

const brief = (given: Members): string[] => findingsOf(given).map((finding) => `${finding.uri.slice(folder.length)} ${finding.severity} ${finding.code} ${pointedAt(given, finding)}`);

describe('a rule in the image file', () => {
  const image = `
    TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    TTLSRule TN3270
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
  `;

  test('is in the wrong place, and that is all', () => {
    expect(brief({ PAGENTCF: main, IMAGE: image, POLICY: policy })).toEqual(['IMAGE warning misplaced-statement TTLSRule', 'POLICY hint unused-definition TNGA']);
  });

  test('refers to nothing in an image file that is named as policy of another discipline', () => {
    const itself = `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  NOWHERE
      }
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
      IPSecConfig //'USER.TCPPARMS(IMAGE)'
    `;
    expect(brief({ PAGENTCF: main, IMAGE: itself, POLICY: policy })).toEqual([
      'IMAGE warning misplaced-statement TTLSRule',
      "IMAGE warning include-cycle //'USER.TCPPARMS(IMAGE)'",
      'POLICY hint unused-definition TNGA',
    ]);
  });
});
