import ELK from 'elkjs/lib/elk-api';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import { fail, ok, type Result } from '../../core/base';
import type { LaidOut, LayoutNode } from '../../core/drawing';

/** Arranges a page in a worker that lives as long as the question; ending it cancels. */
export async function arrange(request: LayoutNode, signal: AbortSignal): Promise<Result<LaidOut>> {
  const elk = new ELK({ workerFactory: () => new ElkWorker() });
  const cancelled = new Promise<Result<LaidOut>>(resolve => {
    signal.addEventListener('abort', () => resolve(fail({ code: 'report/cancelled' })), { once: true });
  });
  try {
    return await Promise.race([elk.layout(mutable(request)).then(answer => ok<LaidOut>(answer)), cancelled]);
  } catch (error) {
    return fail({ code: 'bug/unexpected', facts: { reason: error instanceof Error ? error.message : 'layout' } });
  } finally {
    elk.terminateWorker();
  }
}

/** elk writes its answer into a copy of its question. */
function mutable(request: LayoutNode): Parameters<InstanceType<typeof ELK>['layout']>[0] {
  return structuredClone(request) as Parameters<InstanceType<typeof ELK>['layout']>[0];
}
