/** What is and what is not said of IPSec policy. */
import { describe, expect, test } from 'vitest';
import type { Members } from '../../support/library.js';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../checks/marked.js';

const block = (head: string, ...lines: string[]): string => `${head}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const messages = (code: string, text: Members): string[] => findingsWith(code, text).map(({ message }) => message);

const permit = block('IpGenericFilterAction PERMIT', 'IpFilterAction Permit');
const protect = block('IpGenericFilterAction PROTECT', 'IpFilterAction IpSec');
const tunnel = block('IpDynVpnAction TUNNEL', 'IpDataOffer', '{', 'HowToEncrypt AES_CBC KeyLength 256', 'HowToAuth ESP HMAC_SHA2_256_128', '}');
const service = (...lines: string[]): string[] => ['IpService', '{', ...lines, 'Direction Bidirectional', 'Routing Local', '}'];
const rule = (name: string, ...lines: string[]): string => block(`IpFilterRule ${name}`, ...lines);
const web = ['IpSourceAddr 192.0.2.1', 'IpDestAddr 198.51.100.0/24', ...service('Protocol TCP', 'SourcePortRange 443')] as const;
const list = (...names: string[]): string => block('IpFilterPolicy', ...names.map((name) => `IpFilterRuleRef ${name}`));

/** The policy of a stack with a common file. */
const stack = (common: string, own: string): Record<string, string> => ({
  PAGENTCF: "CommonIPSecConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n",
  IMAGE: "IPSecConfig //'USER.TCPPARMS(POLICY)'\n",
  COMMON: common,
  POLICY: own,
});

const exchange = [
  block('KeyExchangePolicy', 'KeyExchangeRuleRef BRANCHES'),
  block('KeyExchangeRule BRANCHES', 'LocalSecurityEndpointRef HERE', 'RemoteSecurityEndpointRef THERE', 'KeyExchangeActionRef GOLD'),
  block('KeyExchangeAction GOLD', 'HowToInitiate Main', 'KeyExchangeOffer', '{', 'HowToEncrypt AES_CBC KeyLength 256', 'HowToAuthMsgs SHA2-256', 'HowToAuthPeers RsaSignature', 'DHGroup Group14', '}'),
  block('LocalSecurityEndpoint HERE', 'Identity Fqdn host.example.com', 'Location 192.0.2.1'),
  block('RemoteSecurityEndpoint THERE', 'Identity X500dn CN=vpn, O=Branch office', 'Location 198.51.100.0/24'),
].join('');

const whole =
  list('WEB', 'BRANCH') +
  rule('WEB', ...web, 'IpGenericFilterActionRef PERMIT') +
  rule('BRANCH', 'IpSourceAddr 192.0.2.1', 'IpDestAddr 198.51.100.0/24', ...service('Protocol All'), 'IpGenericFilterActionRef PROTECT', 'IpDynVpnActionRef TUNNEL') +
  permit +
  protect +
  tunnel +
  exchange;

test('a policy as it should be gives no finding', () => {
  expect(serious(stack('', whole))).toEqual([]);
  expect(serious(whole)).toEqual([]);
});

describe('ipsec-policy-twice', () => {
  test('the last in the file counts', () => {
    expectMarked('ipsec-policy-twice', `⟦LocalDynVpnPolicy⟧\n{\n}\n${list('A')}LocalDynVpnPolicy\n{\n}\n`);
    expectMarked('ipsec-policy-twice', exchange + list('A'));
  });

  test('that of the stack counts, which is usually meant', () => {
    expect(findingsWith('ipsec-policy-twice', stack(list('A'), list('B'))).map(({ severity, uri }) => `${uri.split('/').pop()} ${severity}`)).toEqual(['POLICY information']);
    expect(messages('ipsec-policy-twice', stack(exchange, list('B')))).toEqual([]);
  });
});

describe('ipsec-no-filter', () => {
  test('missing where all files are known', () => {
    expect(severities(findingsWith('ipsec-no-filter', stack('', exchange)))).toEqual(['error']);
    expect(findingsWith('ipsec-no-filter', stack(list('A'), exchange))).toEqual([]);
    expect(findingsWith('ipsec-no-filter', exchange)).toEqual([]);
  });

  test('the block of the common file is not looked at where the stack has its own', () => {
    const empty = 'IpFilterPolicy\n{\n}\n';
    expect(findingsWith('ipsec-no-filter', stack(empty, list('A')))).toEqual([]);
    expect(severities(findingsWith('ipsec-no-filter', stack(empty, exchange)))).toEqual(['error']);
  });

  test('an image file that names itself is another matter', () => {
    expect(findingsWith('ipsec-no-filter', { PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n", IMAGE: "IPSecConfig //'USER.TCPPARMS(IMAGE)'\n" })).toEqual([]);
  });

  test('options alone are a warning', () => {
    expect(severities(expectMarked('ipsec-no-filter', '⟦IpFilterPolicy⟧\n{\n  FilterLogging  On\n}\n'))).toEqual(['warning']);
    expectMarked('ipsec-no-filter', 'IpFilterPolicy\n{\n  IpFilterRulRef  A\n}\n');
  });
});

describe('ipsec-no-key-exchange', () => {
  const dynamic = list('R') + rule('R', ...web, 'IpGenericFilterActionRef PROTECT', 'IpDynVpnActionRef TUNNEL') + protect + tunnel;

  test('only where all files are known', () => {
    expect(severities(findingsWith('ipsec-no-key-exchange', stack('', dynamic)))).toEqual(['warning']);
    expect(findingsWith('ipsec-no-key-exchange', stack(exchange, dynamic))).toEqual([]);
    expect(findingsWith('ipsec-no-key-exchange', dynamic)).toEqual([]);
  });
});

describe('ipsec-vpn-action', () => {
  test('IpSec needs a tunnel of either kind', () => {
    expect(severities(expectMarked('ipsec-vpn-action', rule('R', ...web, 'IpGenericFilterActionRef ⟦PROTECT⟧') + protect))).toEqual(['error']);
    expectMarked('ipsec-vpn-action', rule('R', ...web, 'IpGenericFilterActionRef PROTECT', 'IpManVpnActionRef M') + protect);
    expectMarked('ipsec-vpn-action', rule('R', ...web, 'IpGenericFilterActionRef PROTECT', 'IpDynVpnAction', '{', '}') + protect);
  });

  test('an inline rule is looked at too', () => {
    expectMarked('ipsec-vpn-action', block('IpFilterPolicy', 'IpFilterRule R', '{', ...web, 'IpGenericFilterActionRef ⟦PROTECT⟧', '}') + protect);
  });

  test('Permit with a tunnel is a warning; a missing action is another matter', () => {
    expect(severities(expectMarked('ipsec-vpn-action', rule('R', ...web, 'IpGenericFilterActionRef PERMIT', '⟦IpDynVpnActionRef TUNNEL⟧') + permit))).toEqual(['warning']);
    expectMarked('ipsec-vpn-action', rule('R', ...web, 'IpGenericFilterActionRef GONE', 'IpDynVpnActionRef TUNNEL'));
  });

  test('the stack may define the action anew', () => {
    const common = rule('R', ...web, 'IpGenericFilterActionRef PROTECT') + protect;
    expect(findingsWith('ipsec-vpn-action', stack(common, block('IpGenericFilterAction PROTECT', 'IpFilterAction Permit')))).toEqual([]);
  });
});

describe('ipsec-shadowed-rule', () => {
  const order = (...rules: [string, readonly string[]][]): string => list(...rules.map(([name]) => name)) + rules.map(([name, lines]) => rule(name.replace(/[⟦⟧]/g, ''), ...lines, 'IpGenericFilterActionRef PERMIT')).join('') + permit;

  test('behind a wider rule, or the same again', () => {
    expectMarked('ipsec-shadowed-rule', order(['ALL', ['IpSourceAddr All', ...service('Protocol All')]], ['⟦WEB⟧', web]));
    expectMarked('ipsec-shadowed-rule', order(['WEB', web], ['⟦WEB⟧', web]).replace(/(IpFilterRule WEB[^]*?\n}\n)\1/, '$1'));
    expectMarked('ipsec-shadowed-rule', order(['WEB', web], ['⟦SAME⟧', web]));
  });

  test.each([
    ['the narrower rule first', web, ['IpSourceAddr All', ...service('Protocol All')]],
    ['another protocol', ['IpSourceAddr All', ...service('Protocol UDP')], web],
    ['other ports', ['IpSourceAddr All', ...service('Protocol TCP', 'SourcePortRange 1 400')], web],
    ['another direction', ['IpSourceAddr All', 'IpService', '{', 'Direction Inbound', 'Routing Local', '}'], web],
    ['another security class', ['IpSourceAddr All', ...service('SecurityClass 5')], web],
    ['at times only', ['IpSourceAddr All', 'IpTimeConditionRef T', ...service('Protocol All')], web],
    ['something that is not known', ['IpSourceAddr All', 'IpServiceRef GONE'], web],
    ['a misspelt line', ['IpSourceAdr All', ...service('Protocol All')], web],
    ['IPv6', ['IpSourceAddr All6', ...service('Protocol All')], web],
  ])('%s', (_, first, second) => {
    expectMarked('ipsec-shadowed-rule', order(['A', first], ['B', second]));
  });

  test('through groups of rules, services and addresses', () => {
    const policy =
      block('IpFilterPolicy', 'IpFilterGroupRef G') +
      block('IpFilterGroup G', 'IpFilterRuleRef A', 'IpFilterRuleRef ⟦B⟧') +
      rule('A', 'IpSourceAddrGroupRef HOSTS', 'IpServiceGroupRef S', 'IpGenericFilterActionRef PERMIT') +
      rule('B', 'IpSourceAddr 192.0.2.7', ...service('Protocol TCP', 'SourcePortRange 443'), 'IpGenericFilterActionRef PERMIT') +
      block('IpAddrGroup HOSTS', 'IpAddrSet', '{', 'Prefix 192.0.2.0/24', '}', 'IpAddrRef ONE') +
      block('IpAddr ONE', 'Addr 198.51.100.1') +
      block('IpServiceGroup S', 'IpServiceRef TCP') +
      block('IpService TCP', 'Protocol TCP', 'Direction Bidirectional', 'Routing Local') +
      permit;
    expectMarked('ipsec-shadowed-rule', policy);
  });
});

describe('ipsec-shadowed-key-exchange', () => {
  const here = block('LocalSecurityEndpoint HERE', 'Identity Fqdn host.example.com', 'Location 192.0.2.1');
  const order = (...rules: [string, string[], string[]?][]): string =>
    block('KeyExchangePolicy', ...rules.map(([name]) => `KeyExchangeRuleRef ${name}`)) +
    rules.map(([name, remote, local]) => block(`KeyExchangeRule ${name.replace(/[⟦⟧]/g, '')}`, ...(local ?? ['LocalSecurityEndpointRef HERE']), 'RemoteSecurityEndpoint', '{', ...remote, '}', 'KeyExchangeActionRef GOLD')).join('') +
    here;
  const branch = ['Identity IpAddr 198.51.100.1', 'Location 198.51.100.1'];

  test('the rule for many partners stands before that for one of them', () => {
    const [finding] = expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 198.51.100.0/24', 'Location Any']], ['⟦BRANCH⟧', branch]));
    expect(finding?.message).toBe('KeyExchangeRule BRANCH is never used: KeyExchangeRule ALL, which is searched before it, is for all its partners. Put the narrower rule first.');
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity UserAtFqdn *@example.com']], ['⟦ONE⟧', ['Identity UserAtFqdn Jo@Example.com', 'Location 198.51.100.7']]));
  });

  test('a rule that is listed twice, and two that say the same', () => {
    const [finding] = expectMarked('ipsec-shadowed-key-exchange', order(['ONE', branch], ['⟦TWO⟧', branch]));
    expect(finding?.message).toBe('KeyExchangeRule TWO is never used: KeyExchangeRule ONE, which is searched before it, is for the same partners.');
    expectMarked('ipsec-shadowed-key-exchange', order(['ONE', branch], ['⟦ONE⟧', branch]).replace(/(KeyExchangeRule ONE[^]*?\n}\n)\1/, '$1'));
  });

  test('lists of identities, and locations by reference', () => {
    const many = block('RemoteIdentity MANY', 'Identity Fqdn *.example.com', 'Identity KeyID Ascii vpn') + block('IpAddrGroup NETS', 'IpAddrSet', '{', 'Prefix 198.51.100.0/24', '}', 'IpAddr', '{', 'Addr 203.0.113.1', '}');
    const all = ['RemoteIdentityRef MANY', 'LocationGroupRef NETS'];
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', all], ['⟦A⟧', ['Identity KeyID Ascii vpn', 'Location 203.0.113.1']], ['⟦B⟧', ['Identity Fqdn a.example.com', 'Location 198.51.100.9']]) + many);
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', all], ['A', ['Identity KeyID Ascii VPN', 'Location 203.0.113.1']], ['B', ['Identity Fqdn a.example.com', 'Location 203.0.113.2']]) + many);
  });

  test('a rule that is tried for something else', () => {
    expectMarked('ipsec-shadowed-key-exchange', order(['BRANCH', branch], ['ALL', ['Identity IpAddr 198.51.100.0/24', 'Location Any']]));
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity Fqdn *', 'Location Any']], ['BRANCH', branch]));
    // Any4 is the default of the remote location.
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity Fqdn *']], ['SIX', ['Identity Fqdn six.example.com', 'Location 2001:db8::1']]));
    const other = ['LocalSecurityEndpoint', '{', 'Identity Fqdn other.example.com', 'Location 192.0.2.1', '}'];
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 0.0.0.0/0']], ['BRANCH', branch, other]));
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 0.0.0.0/0'], other], ['BRANCH', branch]));
  });

  test('what cannot be told is not judged', () => {
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['RemoteIdentityRef NOWHERE', 'Location Any']], ['BRANCH', branch]));
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 0.0.0.0/0', 'Location Any', 'Locaton 192.0.2.9']], ['BRANCH', branch]));
    // Whether the authority of the partner's certificate has a part in the search is not established.
    expectMarked('ipsec-shadowed-key-exchange', order(['ONE', [...branch, 'CaLabel CA1']], ['TWO', [...branch, 'CaLabel CA2']]));
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 0.0.0.0/0', 'CaLabel CA1']], ['BRANCH', branch]));
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity IpAddr 0.0.0.0/0', 'CaLabel CA1']], ['⟦BRANCH⟧', [...branch, 'CaLabel CA1']]));
    // How wildcards work within a distinguished name is not established.
    expectMarked('ipsec-shadowed-key-exchange', order(['ALL', ['Identity X500dn CN=*,O=Example']], ['ONE', ['Identity X500dn CN=vpn,O=Example']]));
  });
});

describe('address-family', () => {
  test('one of several addresses may fit', () => {
    expectMarked('address-family', rule('R', 'IpSourceAddr 192.0.2.1', 'IpDestAddr ⟦2001:db8::1⟧', 'IpDestAddr 2001:db8::2'));
    expectMarked('address-family', rule('R', 'IpSourceAddr 192.0.2.1', 'IpDestAddr 2001:db8::1', 'IpDestAddr 198.51.100.1'));
    expectMarked('address-family', rule('R', 'IpSourceAddr All', 'IpDestAddr 2001:db8::1'));
    expectMarked('address-family', rule('R', 'IpSourceAddr All4', 'IpDestAddr ⟦2001:db8::1-2001:db8::9⟧'));
    expectMarked('address-family', rule('R', 'IpSourceAddr 192.0.2.1', 'IpDestAddrRef X'));
  });

  test('the data endpoints of a VPN are a warning', () => {
    expect(severities(expectMarked('address-family', block('LocalDynVpnRule R', 'LocalIp 192.0.2.1', 'RemoteIp ⟦2001:db8::1⟧')))).toEqual(['warning']);
    expectMarked('address-family', block('LocalDynVpnRule R', 'LocalIp 192.0.2.1', 'RemoteIp 198.51.100.0/24'));
    expectMarked('address-family', block('LocalDynVpnRule R', 'LocalIp 192.0.2.1', 'RemoteIp 2001:db8::1', 'LocalIpRef SIX'));
  });

  test('a routing rule is a warning', () => {
    expect(severities(expectMarked('address-family', block('RoutingRule R', 'IpSourceAddr 192.0.2.0/24', 'IpDestAddr ⟦2001:db8::/32⟧', 'RoutingActionRef A')))).toEqual(['warning']);
  });
});

describe('ipsec-service', () => {
  test.each(['Protocol ICMP', 'Protocol ICMP Type 8', 'Protocol icmpv6 type 1 code 4', 'Protocol OSPF Type 1', 'Protocol 1 Type 8', 'Protocol TCP', 'Direction Bidirectional', 'Direction Inbound'])('%s', (line) => {
    expectMarked('ipsec-service', block('IpService S', line));
  });

  test.each([
    ['Protocol OSPF Type 1 ⟦Code 2⟧', 'Protocol OSPF takes no Code; it has types only.'],
    ['Protocol UDP ⟦Type 3⟧', 'Protocol UDP takes no Type; types and codes belong to ICMP and ICMPv6, types to OSPF and MIPv6 too.'],
    ['Protocol ICMP ⟦8⟧', 'Behind Protocol ICMP, only Type and Code may stand; "8" is at best ignored.'],
    ['Direction Inbound ⟦InboundConnect⟧', 'InboundConnect goes with Direction Bidirectional only.'],
    ['Direction Bidirectional ⟦Local⟧', 'Behind Direction Bidirectional, only InboundConnect or OutboundConnect may stand; "Local" is at best ignored.'],
  ])('%s', (line, message) => {
    expect(expectMarked('ipsec-service', block('IpService S', line)).map((finding) => finding.message)).toEqual([message]);
  });

  test('protocols by number', () => {
    for (const protocol of ['0', '89', '255']) expectMarked('ipsec-service', block('IpService S', `Protocol ${protocol}`));
    expectMarked('ipsec-service', block('IpService S', 'Protocol ⟦256⟧'));
    expectMarked('ipsec-service', block('LocalDynVpnRule R', 'Protocol ⟦1000⟧'));
  });

  test('who opens the connection is a matter of TCP', () => {
    expectMarked('ipsec-service', block('IpService S', 'Protocol tcp', 'Direction bidirectional InboundConnect'));
    expectMarked('ipsec-service', block('IpService S', 'Direction Bidirectional ⟦InboundConnect⟧'));
  });
});

describe('ipsec-name', () => {
  test('dashes further on are fine', () => {
    expectMarked('ipsec-name', block('IpFilterRule ⟦-web⟧') + block('IpFilterRule web-internal') + block('IpService a,b', 'Protocol TCP'));
    expect(afterFix('ipsec-name', block('IpDynVpnAction --a,b'))).toBe(block('IpDynVpnAction a_b'));
  });
});

describe('ipsec-logging', () => {
  test('LogPermit is for IpSec', () => {
    expectMarked('ipsec-logging', block('IpGenericFilterAction A', 'IpFilterAction IpSec', 'IpFilterLogging LogPermit'));
    expectMarked('ipsec-logging', block('IpGenericFilterAction A', 'IpFilterAction Deny', '⟦IpFilterLogging LogDeny⟧'));
  });

  test('switched off for all', () => {
    const logging = block('IpGenericFilterAction A', 'IpFilterAction Deny', 'IpFilterLogging Yes');
    expect(severities(expectMarked('ipsec-logging', block('IpFilterPolicy', '⟦FilterLogging Off⟧', 'IpFilterRuleRef R') + logging))).toEqual(['information']);
    expectMarked('ipsec-logging', block('IpFilterPolicy', 'FilterLogging On', 'IpFilterRuleRef R') + logging);
    expectMarked('ipsec-logging', block('IpFilterPolicy', 'FilterLogging Off', 'IpFilterRuleRef R') + permit);
  });
});

describe('ipsec-shared-key', () => {
  const preshared = exchange.replace('RsaSignature', 'PresharedKey');

  test('needed for preshared keys only', () => {
    expect(messages('ipsec-shared-key', preshared)).toEqual(['KeyExchangeRule BRANCHES has no SharedKey, and KeyExchangeAction GOLD asks for authentication with a preshared key.']);
    expect(messages('ipsec-shared-key', exchange)).toEqual([]);
    expect(messages('ipsec-shared-key', preshared.replace('KeyExchangeActionRef GOLD', 'KeyExchangeActionRef GOLD\n  SharedKey Ascii example'))).toEqual([]);
    expect(messages('ipsec-shared-key', exchange.replace('HowToInitiate Main', 'HowToAuthMe PresharedKey'))).toHaveLength(1);
  });

  test('its form; the key is never shown', () => {
    const found = (line: string): string[] => messages('ipsec-shared-key', block('KeyExchangeRule R', line));
    expect(found('SharedKey topsecret')).toEqual(['SharedKey takes Ascii, Ebcdic or Hex, and then the key.']);
    expect(found('SharedKey Hex topsecret')).toEqual(['SharedKey Hex: the key has characters that are no hexadecimal digits.']);
    expect(found('SharedKey Hex 0123abCD')).toEqual([]);
    expect(found('SharedKey ebcdic topsecret')).toEqual([]);
  });
});

describe('ipsec-identity', () => {
  const local = (identity: string): string => block('LocalSecurityEndpoint E', `Identity ${identity}`);
  const remote = (identity: string): string => block('RemoteSecurityEndpoint E', `Identity ${identity}`);

  test.each(['IpAddr 192.0.2.1', 'ipaddr 2001:db8::1', 'Fqdn host.example.com', 'UserAtFqdn user@example.com', 'X500dn CN=A, O=B C', 'KeyID Ascii key', 'KEYID hex 0102'])('%s', (identity) => {
    expectMarked('ipsec-identity', local(identity));
    expectMarked('ipsec-identity', remote(identity));
  });

  test.each([
    ['⟦host.example.com⟧', 'error'],
    ['⟦user@example.com⟧', 'error'],
    ['IpAddr ⟦host.example.com⟧', 'warning'],
    ['Fqdn ⟦user@example.com⟧', 'warning'],
    ['UserAtFqdn ⟦example.com⟧', 'warning'],
    ['X500dn ⟦vpn of the branch⟧', 'warning'],
    ['KeyID ⟦0102⟧', 'warning'],
    ['⟦Fqdn⟧', 'warning'],
  ])('%s', (identity, severity) => {
    expect(severities(expectMarked('ipsec-identity', local(identity)))).toEqual([severity]);
  });

  test('partners may have wildcards', () => {
    for (const identity of ['Fqdn *.example.com', 'UserAtFqdn *', 'UserAtFqdn example.com', 'IpAddr 192.0.2.0/24', 'IpAddr 192.0.2.1-192.0.2.9', 'X500dn *', 'X500dn *,O=Example']) expectMarked('ipsec-identity', remote(identity));
  });

  test('the type that is meant', () => {
    expect(afterFix('ipsec-identity', local('Fqdn user@example.com'))).toBe(local('UserAtFqdn user@example.com'));
    expect(afterFix('ipsec-identity', local('vpn.example.com'))).toBe(local('Fqdn vpn.example.com'));
  });
});

describe('ipsec-algorithm-form', () => {
  const offer = (line: string): string => block('IpDataOffer O', line);

  test.each(['HowToEncrypt AES_CBC', 'HowToEncrypt AES_CBC KeyLength 128', 'HowToEncrypt aes_gcm_16 keylength 256', 'HowToEncrypt 3DES', 'HowToEncrypt DoNot', 'HowToAuth AH HMAC_SHA', 'HowToAuth esp null', 'HowToAuth Null'])('%s', (line) => {
    expectMarked('ipsec-algorithm-form', offer(line));
  });

  test.each([
    ['HowToEncrypt AES_CBC KeyLength ⟦192⟧', 'warning'],
    ['HowToEncrypt AES_CBC ⟦KeyLength⟧', 'warning'],
    ['HowToEncrypt 3DES ⟦KeyLength 128⟧', 'warning'],
    ['HowToAuth ESP ⟦SHA256⟧', 'error'],
    ['HowToAuth ⟦Both⟧ HMAC_SHA1', 'error'],
    ['HowToAuth ⟦ESP⟧', 'warning'],
  ])('%s', (line, severity) => {
    expect(severities(expectMarked('ipsec-algorithm-form', offer(line)))).toEqual([severity]);
  });

  test('the values of a manual tunnel are from memory', () => {
    expect(severities(expectMarked('ipsec-algorithm-form', block('IpManVpnAction M', 'HowToAuth ESP ⟦SHA256⟧')))).toEqual(['warning']);
  });
});

describe('ipsec-offer-mismatch', () => {
  const offer = (...lines: string[]): string => block('IpDataOffer O', ...lines);

  test.each([
    ['AES_CBC KeyLength 128', 'ESP HMAC_SHA1'],
    ['AES_GCM_16 KeyLength 128', 'ESP Null'],
    ['DoNot', 'ESP AES_GMAC_128'],
    ['DoNot', 'AH HMAC_SHA1'],
  ])('%s with %s', (encryption, integrity) => {
    expectMarked('ipsec-offer-mismatch', offer(`HowToEncrypt ${encryption}`, `HowToAuth ${integrity}`));
  });

  test('what leaves the data open', () => {
    expectMarked('ipsec-offer-mismatch', offer('HowToEncrypt DoNot', 'HowToAuth ⟦ESP Null⟧'));
    expectMarked('ipsec-offer-mismatch', offer('HowToAuth ⟦ESP Null⟧'));
    expectMarked('ipsec-offer-mismatch', offer('HowToEncrypt AES_CBC', 'HowToAuth ⟦ESP AES_GMAC_256⟧'));
    expect(severities(expectMarked('ipsec-offer-mismatch', offer('HowToEncrypt ⟦AES_GCM_16⟧ KeyLength 128')))).toEqual(['information']);
  });
});

describe('ipsec-lifetimes', () => {
  test('two numbers in order', () => {
    const offer = (line: string): string => block('IpDataOffer O', line);
    for (const line of ['RefreshLifetimeAccepted 120 480', 'RefreshLifesizeAccepted None', 'RefreshLifesizeAccepted 1000 1000']) expectMarked('ipsec-lifetimes', offer(line));
    expectMarked('ipsec-lifetimes', offer('RefreshLifetimeAccepted ⟦120⟧'));
    expectMarked('ipsec-lifetimes', offer('RefreshLifetimeAccepted 120 ⟦None⟧'));
  });
});

describe('FIPS 140 and algorithms out of date', () => {
  const offers = tunnel.replace('AES_CBC KeyLength 256', 'DES').replace('HMAC_SHA2_256_128', 'HMAC_MD5');
  const fips = (value: string): string => block('IpFilterPolicy', `FIPS140 ${value}`, 'IpFilterRuleRef R');
  const told = (code: string, text: Members): string[] => findingsWith(code, text).map(({ severity, message }) => `${severity} ${message}`);

  test('DES is refused, MD5 most likely', () => {
    expect(told('ipsec-fips140', fips('Yes') + offers)).toEqual(['error HowToEncrypt DES is not accepted with FIPS140 Yes.', 'warning HowToAuth HMAC_MD5: as far as is known, MD5 is not possible with FIPS140 Yes.']);
    expect(told('ipsec-weak-algorithm', fips('Yes') + offers)).toEqual([]);
  });

  test('without FIPS 140 both are out of date', () => {
    expect(told('ipsec-fips140', fips('No') + offers)).toEqual([]);
    expect(told('ipsec-weak-algorithm', fips('No') + offers)).toEqual(['warning HowToEncrypt DES: DES can be broken in hours and must not be used (RFC 8221).', 'warning HowToAuth HMAC_MD5: MD5 is broken and must not be used (RFC 8221).']);
  });

  test('the policy of the stack counts', () => {
    expect(told('ipsec-fips140', stack(fips('Yes') + offers, fips('No')))).toEqual([]);
    expect(told('ipsec-fips140', stack(fips('No'), fips('Yes') + offers))).toHaveLength(2);
  });

  test('groups, and Triple DES for data and for keys', () => {
    expect(told('ipsec-weak-algorithm', block('IpDynVpnAction V', 'InitiateWithPfs Group2', 'AcceptablePfs Group14', 'AcceptablePfs None', 'IpDataOffer', '{', 'HowToEncrypt 3DES', '}'))).toEqual([
      'information InitiateWithPfs Group2: this Diffie-Hellman group should no longer be used (RFC 8247); Group14, Group19, Group20 and Group21 are fine.',
      'information HowToEncrypt 3DES: Triple DES should no longer be used (RFC 8221).',
    ]);
    expect(told('ipsec-weak-algorithm', block('KeyExchangeOffer O', 'HowToEncrypt 3DES', 'HowToAuthMsgs SHA1', 'DHGroup Group14'))).toEqual([]);
    expect(told('ipsec-weak-algorithm', block('KeyExchangeOffer O', 'DHGroup Group1'))).toHaveLength(1);
  });
});

test('ipsec-endpoint-address: zeros, in either family', () => {
  const manual = (address: string): string => block('IpManVpnAction M', `LocalSecurityEndpointAddr ${address}`, 'RemoteSecurityEndpointAddr 192.0.2.2');
  expectMarked('ipsec-endpoint-address', manual('⟦::0⟧'));
  for (const address of ['Any4', '192.0.2.1', '::1']) expectMarked('ipsec-endpoint-address', manual(address));
});
