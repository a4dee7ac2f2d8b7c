import type { Faults } from '../bedrock/faults.ts';
import { FAULT_KINDS, faultOfKind, randomFaults } from '../bedrock/random-faults.ts';
import type { ActiveFault } from './engine-faults.ts';

/**
 * What befalls requests to models while the plan says so: `partial` is any of the stand-in's faults, `throttled` and
 * `unavailable` are the service's refusals, of embeddings as well.
 */
export function modelFaults(seed: number, active: () => ActiveFault | undefined): Faults {
  const any = randomFaults({ rate: 1, seed, kinds: FAULT_KINDS });
  let asked = 0;
  return (request) => {
    const fault = active();
    if (fault === undefined) return undefined;
    asked++;
    // Spread evenly: of a share of a fifth, every fifth request.
    if (Math.floor(asked * fault.share) === Math.floor((asked - 1) * fault.share)) return undefined;
    if (fault.kind === 'throttled' || fault.kind === 'unavailable') return faultOfKind(fault.kind);
    return any(request);
  };
}
