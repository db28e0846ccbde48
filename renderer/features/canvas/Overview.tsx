import { useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useOpen, useView } from '../../session';
import classes from './canvas.module.css';

/**
 * When very many things are in view they are drawn as one picture instead of as thousands of page elements,
 * which would take seconds to mount. Zooming in brings the things themselves back.
 */
export function Overview() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const page = useView(view => view.page);
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  const [x, y, zoom] = useStore(state => state.transform);
  const width = useStore(state => state.width);
  const height = useStore(state => state.height);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !page) return;
    const style = getComputedStyle(context.canvas);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(zoom, 0, 0, zoom, x, y);
    context.lineWidth = 1 / zoom;
    context.strokeStyle = style.getPropertyValue('--ink-soft');
    context.fillStyle = style.getPropertyValue('--surface');
    for (const id of index.ids('placementsOnPage', page)) {
      const rect = model.placements.get(id);
      if (!rect) continue;
      if (rect.subject.startsWith('el_')) context.fillRect(rect.x, rect.y, rect.width, rect.height);
      context.strokeRect(rect.x, rect.y, rect.width, rect.height);
    }
  }, [page, model, index, x, y, zoom, width, height]);
  return <canvas ref={canvas} className={classes.overview} width={width} height={height} aria-hidden />;
}
