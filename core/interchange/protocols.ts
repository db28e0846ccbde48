/** Values of the library's `enc`. */
export type Encryption = 'none' | 'weak' | 'tls' | 'mtls';

/** What a protocol's name says about the encryption on the wire; what may be either is not here. */
const PROTOCOLS: readonly { readonly enc: Encryption; readonly names: readonly string[] }[] = [
  { enc: 'mtls', names: ['mtls', 'mutual tls'] },
  {
    enc: 'weak',
    names: ['ssl', 'sslv2', 'sslv3', 'ssl 3.0', 'tls 1.0', 'tls 1.1', 'tls1.0', 'tls1.1', 'tlsv1', 'tlsv1.1'],
  },
  {
    enc: 'tls',
    names: [
      'https',
      'tls',
      'tls 1.2',
      'tls 1.3',
      'tls1.2',
      'tls1.3',
      'tlsv1.2',
      'tlsv1.3',
      'https/tls',
      'tcp/tls',
      'http over tls',
      'wss',
      'ftps',
      'sftp',
      'scp',
      'ssh',
      'amqps',
      'mqtts',
      'ldaps',
      'smtps',
      'imaps',
      'pop3s',
      'grpcs',
      'http/3',
      'quic',
      'dtls',
      'ipsec',
      'wireguard',
    ],
  },
  { enc: 'none', names: ['http', 'http/1.0', 'http/1.1', 'ws', 'ftp', 'tftp', 'telnet', 'rsh', 'rlogin'] },
];

const ENC_OF_PROTOCOL = new Map(PROTOCOLS.flatMap(({ enc, names }) => names.map(name => [name, enc] as const)));

/** Encryption on the wire by the name of a protocol; undefined for one that may be either. */
export function encryptionOf(protocol: string): Encryption | undefined {
  return ENC_OF_PROTOCOL.get(protocol.trim().toLowerCase());
}
