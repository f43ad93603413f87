/**
 * Functions of System SSL that traces name. The public ones are those of the manual (System SSL Programming); internal ones have no
 * documentation, and only what their names say is said of them.
 */
import { tlsTables } from '../../../catalog/index.js';
import { paragraphs, prose, title } from '../../describe/markdown.js';

const functions: Readonly<Record<string, string>> = {
  gsk_environment_open: 'Begins a System SSL environment: AT-TLS does it once for each environment action in use. Attributes are set after it.',
  gsk_environment_init: 'Makes the environment ready: the key ring is opened and read here, so a ring that is missing or not permitted shows here.',
  gsk_environment_close: 'Ends the environment.',
  gsk_secure_socket_open: 'Begins a connection in an environment. Attributes of the connection are set after it.',
  gsk_secure_socket_init: 'Does the handshake. What it ends with is the return code that AT-TLS shows with Initial Handshake.',
  gsk_secure_socket_read: 'Takes decrypted data of the partner.',
  gsk_secure_socket_write: 'Encrypts data and sends it.',
  gsk_secure_socket_misc: 'Other work on a connection: a new handshake, or new keys.',
  gsk_secure_socket_shutdown: 'Sends the alert close_notify: no more data comes from this side.',
  gsk_secure_socket_close: 'Ends the connection.',
  gsk_attribute_set_enum: 'Sets an attribute that has one of several fixed values, such as a protocol switched on.',
  gsk_attribute_set_buffer: 'Sets an attribute that is text: the key ring, the list of cipher suites, a label.',
  gsk_attribute_set_numeric_value: 'Sets an attribute that is a number.',
  gsk_attribute_set_callback: 'Names a routine of the application that System SSL calls, for instance to read and write.',
  gsk_attribute_get_enum: 'Asks for an attribute that has one of several fixed values, such as the protocol that was negotiated.',
  gsk_attribute_get_buffer: 'Asks for an attribute that is text, such as the cipher suite that was negotiated.',
  gsk_attribute_get_numeric_value: 'Asks for an attribute that is a number.',
  gsk_get_cert_by_label: 'Looks for a certificate of the key ring by its label.',
  gsk_get_default_label: 'Looks for the default certificate of the key ring.',
  gsk_get_record_by_label: 'Looks for a certificate of the key ring by its label.',
  gsk_get_record_by_subject: 'Looks for a certificate of the key ring by the name of its owner: how the chain to an authority is followed.',
  gsk_validate_certificate: 'Checks a certificate: its dates, signature and chain.',
  gsk_validate_certificate_mode: 'Checks a certificate: its dates, signature and chain.',
  gsk_open_keyring: 'Opens a key ring.',
  gsk_open_database: 'Opens a key database.',
};

/** A function in words; undefined when nothing is known of it. */
export function describeFunction(name: string): string | undefined {
  const known = functions[name];
  if (known !== undefined) return paragraphs(title(name, 'function of System SSL'), prose(known));
  const [, way, message] = /^(read|send)_v3_(?:extended_)?([a-z_]+)$/.exec(name) ?? [];
  if (way === undefined || message === undefined) return undefined;
  const row = tlsTables.handshakeTypes.find((type) => type.name.replaceAll('_', '') === message.replaceAll('_', ''));
  const what = row ? `the handshake message ${row.name}` : message === 'alert' ? 'an alert' : undefined;
  return what === undefined ? undefined : paragraphs(title(name, 'internal function of System SSL'), prose(`${way === 'read' ? 'Reads' : 'Sends'} ${what}. ${row?.meaning ?? ''}`.trim()));
}
