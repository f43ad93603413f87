/** What is and what is not said of Routing policy. */
import { describe, expect, test } from 'vitest';
import { expectMarked, findingsWith, serious, severities } from '../checks/marked.js';

const block = (head: string, ...lines: string[]): string => `${head}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

test('a policy as it should be gives no finding', () => {
  expect(
    serious(
      block('RoutingRule R', 'IpSourceAddrGroupRef HOSTS', 'TrafficDescriptorGroupRef TRAFFIC', 'Priority 10', 'RoutingActionRef A') +
        block('RoutingAction A', 'UseMainRouteTable No', 'RouteTableRef SECHIGH', 'RouteTableRef SECLOW') +
        block('RouteTable SECHIGH', 'Multipath UseGlobal', 'Route 192.0.2.0/24 = OSAQDIO1 MTU 1492', 'Route 198.51.100.7 192.0.2.254 OSAQDIO1', 'Route DEFAULT 192.0.2.254 OSAQDIO1 MTU DEFAULTSIZE NOREPLACEABLE', 'Route 2001:db8::/32 = OSAQDIO6') +
        block('RouteTable SECLOW', 'DynamicRoutingParms OSAQDIO1 192.0.2.254', 'DynamicRoutingParms OSAQDIO2') +
        block('IpAddrGroup HOSTS', 'IpAddr', '{', 'Addr 192.0.2.1', '}') +
        block('TrafficDescriptorGroup TRAFFIC', 'TrafficDescriptorRef BATCH') +
        block('TrafficDescriptor BATCH', 'Protocol Tcp', 'DestinationPortRange 20-21', 'Jobname FTP*', 'SecurityZone ZONE1'),
    ),
  ).toEqual([]);
});

describe('routing-empty-action', () => {
  test('the main table, or a table of its own', () => {
    expectMarked('routing-empty-action', block('RoutingAction A', 'UseMainRouteTable Yes'));
    expectMarked('routing-empty-action', block('RoutingAction A', 'RouteTableRef T'));
    expectMarked('routing-empty-action', block('RoutingAction A', 'RouteTablRef T'));
    expect(severities(expectMarked('routing-empty-action', block('RoutingAction ⟦A⟧')))).toEqual(['warning']);
    expect(severities(expectMarked('routing-empty-action', block('RoutingAction ⟦A⟧', 'UseMainRouteTable no')))).toEqual(['error']);
  });
});

describe('routing-empty-table', () => {
  test('any source of routes is enough', () => {
    for (const line of ['Route DEFAULT 192.0.2.1 L', 'DynamicRoutingParms L', 'DynamicXCFRoutes Yes']) expectMarked('routing-empty-table', block('RouteTable T', line));
    expectMarked('routing-empty-table', block('RouteTable ⟦T⟧'));
  });
});

test('routing-main-table: names are case sensitive', () => {
  expectMarked('routing-main-table', block('RouteTable ezbmain', 'DynamicRoutingParms L'));
});

test('routing-table-twice: names are case sensitive', () => {
  expectMarked('routing-table-twice', block('RoutingAction A', 'RouteTableRef T', 'RouteTableRef t', 'RouteTableRef ⟦T⟧'));
});

describe('routing-route', () => {
  const table = (line: string): string => block('RouteTable T', line);

  test.each(['Route 192.0.2.0 255.255.255.0 = OSA1', 'Route 192.0.2.1 HOST 198.51.100.1 OSA1', 'Route default = OSA1', 'Route DEFAULT6 fe80::1 OSA6 MTU 1500', 'Route 0.0.0.0/0 192.0.2.1 OSA1 REPL', 'Route <destination> <hop> <interface>', 'DynamicRoutingParms OSA1'])('%s', (line) => {
    expectMarked('routing-route', table(line));
  });

  test.each([
    ['Route ⟦DEFAULT⟧', 'error', 'Route takes a destination, a first hop and an interface; first hop and interface are missing.'],
    ['Route 192.0.2.0/24 ⟦=⟧', 'error', 'Route takes a destination, a first hop and an interface; the interface is missing.'],
    ['Route ⟦192.0.2.0/33⟧ = OSA1', 'warning', 'The prefix length of an IPv4 address is a number from 0 to 32.'],
    ['Route ⟦net⟧ = OSA1', 'warning', 'Route begins with a destination: an address, a prefix, DEFAULT or DEFAULT6; "net" is none.'],
    ['Route DEFAULT6 ⟦192.0.2.1⟧ OSA1', 'warning', 'The destination is IPv6, and the first hop is not.'],
    ['Route DEFAULT = ⟦ABCDEFGHIJKLMNOPQ⟧', 'warning', 'The name of an interface has at most 16 characters; this one has 17.'],
    ['Route DEFAULT = OSA1 ⟦MTU⟧', 'warning', 'MTU takes a number or DEFAULTSIZE.'],
    ['Route DEFAULT = OSA1 MTU ⟦REPL⟧', 'warning', 'MTU takes a number or DEFAULTSIZE, not "REPL".'],
    ['DynamicRoutingParms OSA1 ⟦OSA2⟧', 'warning', 'DynamicRoutingParms takes an interface and the address of a router; "OSA2" is no address.'],
  ])('%s', (line, severity, message) => {
    expect(expectMarked('routing-route', table(line)).map((finding) => `${finding.severity} ${finding.message}`)).toEqual([`${severity} ${message}`]);
  });
});

test('coded-too-often: the Routing policy of a stack has 255 route tables', () => {
  const tables = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => block(`RouteTable T${from + index}`, 'DynamicRoutingParms OSAQDIO1')).join('');
  expect(findingsWith('coded-too-often', tables(1, 255) + tables(1, 3))).toEqual([]);
  expect(findingsWith('coded-too-often', tables(1, 257)).map(({ message, severity }) => `${severity}: ${message}`)).toEqual(['warning: The Routing policy of a stack has at most 255 route tables, and here are 2 more.']);
});

describe('routing-shadowed-rule', () => {
  const rule = (name: string, priority: number, ...lines: string[]): string => block(`RoutingRule ${name}`, `Priority ${priority}`, ...lines, 'RoutingActionRef A');
  const tcp = (...lines: string[]): string[] => ['TrafficDescriptor', '{', 'Protocol Tcp', ...lines, '}'];

  test('whatever the order in the file, the higher priority is looked at first', () => {
    expectMarked('routing-shadowed-rule', rule('⟦LOW⟧', 1, 'IpDestAddr 192.0.2.1', ...tcp()) + rule('HIGH', 2, 'IpDestAddr 192.0.2.0/24'));
    expectMarked('routing-shadowed-rule', rule('HIGH', 9, ...tcp('Jobname FTP*')) + rule('⟦LOW⟧', 8, 'IpDestAddr 2001:db8::/32', ...tcp('Jobname FTPD1', 'DestinationPortRange 21')));
    expectMarked('routing-shadowed-rule', rule('HIGH', 9) + block('RoutingRule ⟦LOW⟧', 'TrafficDescriptorGroupRef G', 'RoutingActionRef A') + block('TrafficDescriptorGroup G', ...tcp(), 'TrafficDescriptorRef D') + block('TrafficDescriptor D', 'Protocol 17'));
  });

  test('rules that take something else, the same priority, and times', () => {
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, 'IpDestAddr 192.0.2.0/24') + rule('LOW', 1));
    expectMarked('routing-shadowed-rule', rule('A', 2, ...tcp()) + rule('B', 2, ...tcp()));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, ...tcp('Jobname FTP*')) + rule('LOW', 1, ...tcp()));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, ...tcp()) + rule('LOW', 1, 'TrafficDescriptor', '{', 'Protocol Udp', '}'));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, ...tcp('SourcePortRange 1-1023')) + rule('LOW', 1, ...tcp('SourcePortRange 1-1024')));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, 'IpTimeCondition', '{', 'DayOfWeekMask 0111110', '}') + rule('LOW', 1, ...tcp()));
  });

  test('what cannot be told is not judged', () => {
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, 'TrafficDescriptorRef NOWHERE') + rule('LOW', 1, ...tcp()));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2, 'IpDestAdr 192.0.2.1') + rule('LOW', 1, ...tcp()));
    expectMarked('routing-shadowed-rule', rule('HIGH', 2) + rule('LOW', 1, 'IpDestAddrRef NOWHERE'));
  });
});
