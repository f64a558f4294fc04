import { networkOf } from './network.js';

describe('a network', () => {
  it('is one IPv4 address, however it is written', () => {
    expect(networkOf('s', '::ffff:203.0.113.5')).toBe(networkOf('s', '203.0.113.5'));
    expect(networkOf('s', '203.0.113.5')).not.toBe(networkOf('s', '203.0.113.6'));
  });

  it('is the first half of an IPv6 address', () => {
    expect(networkOf('s', '2001:db8:1:2::1')).toBe(networkOf('s', '2001:0db8:0001:0002:aaaa:bbbb:cccc:dddd'));
    expect(networkOf('s', '2001:db8:1:2::1')).not.toBe(networkOf('s', '2001:db8:1:3::1'));
  });

  it('does not tell the address', () => {
    expect(networkOf('s', '203.0.113.5')).not.toContain('203');
    expect(networkOf('s', '203.0.113.5')).not.toBe(networkOf('t', '203.0.113.5'));
  });
});
