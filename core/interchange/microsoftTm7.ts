import type { Format } from './format';
import { readTm7 } from './microsoft/readTm7';

const ID = 'microsoft-tm7';
const LABEL = 'Microsoft Threat Modeling Tool';

/** How much of a file is looked at for its marks: some begin with a long comment. */
const HEAD = 16_384;

/** Microsoft Threat Modeling Tool 2016 and later, `.tm7`. */
export const microsoftTm7: Format = {
  id: ID,
  label: LABEL,
  extensions: ['.tm7'],
  sniff: ({ text, json }) => json === undefined && hasMarks(text.slice(0, HEAD)),
  read: (file, tools) => readTm7(file, { id: ID, label: LABEL }, tools),
};

function hasMarks(head: string): boolean {
  if (!/^\s*</.test(head)) return false;
  if (/<(\w+:)?ThreatModel[\s>]/.test(head) && head.includes('ThreatModeling.Model')) return true;
  // A template of the same tool: it is told apart below, with a better word than "unknown".
  return /<KnowledgeBase[\s>]/.test(head) && /<(Manifest|GenericElements|ThreatMetaData)[\s>]/.test(head);
}
