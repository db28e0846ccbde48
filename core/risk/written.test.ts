import { expect, it } from 'vitest';
import { leastIndexOf, riskOfWritten } from './index';

it.each([
  ['its two ratings before its severity', { likelihood: 5, impact: 5, severity: 'low' }, 'critical', 100],
  ['its severity where it is not rated whole', { likelihood: 5, impact: null, severity: 'low' }, 'low', 4],
  [
    'its severity, which counts as the least of its band',
    { likelihood: null, impact: null, severity: 'critical' },
    'critical',
    leastIndexOf('critical'),
  ],
  ['nothing where nobody has said', { likelihood: null, impact: null, severity: null }, null, 0],
] as const)('a threat written by hand is as bad as %s', (_, threat, band, index) => {
  expect(riskOfWritten(threat)).toMatchObject({ band, index });
});
