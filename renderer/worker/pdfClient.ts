import { fail } from '../../core/base';
import type { PdfMaker } from './reportDesk';
export const makePdf: PdfMaker = async () => fail({ code: 'report/failed', facts: { reason: 'stub' } });
