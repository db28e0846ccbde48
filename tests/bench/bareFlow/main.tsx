import '@xyflow/react/dist/style.css';
import { type Edge, type Node, ReactFlow } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import { gridFlows, gridPlace } from '../gridPlaces';
import { MODEL_MARK } from '../marks';

/** React Flow as it comes, with the nodes, sizes and visible-only rendering of Parapet's canvas: `?nodes=300`. */
const count = Number(new URLSearchParams(location.search).get('nodes'));
const nodes: Node[] = Array.from({ length: count }, (_, at) => {
  const { x, y, width, height } = gridPlace(at, count);
  return { id: `${at}`, position: { x, y }, width, height, data: { label: `Element ${at}` } };
});
const edges: Edge[] = gridFlows(count).map(([from, to], at) => ({ id: `e${at}`, source: `${from}`, target: `${to}` }));

const root = document.getElementById('root');
if (root) {
  performance.mark(MODEL_MARK);
  createRoot(root).render(
    <ReactFlow defaultNodes={nodes} defaultEdges={edges} onlyRenderVisibleElements fitView minZoom={0.05} />,
  );
}
