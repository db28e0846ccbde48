import { canvas } from './canvas';
import { commands } from './commands';
import { common } from './common';
import { compare } from './compare';
import { controls } from './controls';
import { data } from './data';
import { evidence } from './evidence';
import { gates } from './gates';
import { inspector } from './inspector';
import { jump } from './jump';
import { library } from './library';
import { organisation } from './organisation';
import { overview } from './overview';
import { packs } from './packs';
import { policy } from './policy';
import { portfolio } from './portfolio';
import { project } from './project';
import { providers } from './providers';
import { registers } from './registers';
import { reports } from './reports';
import { responsibility } from './responsibility';
import { reviews } from './reviews';
import { risks } from './risks';
import { shell } from './shell';
import { start } from './start';
import { threats } from './threats';

/** English: one namespace a feature. */
export const en = {
  common,
  shell,
  start,
  canvas,
  inspector,
  data,
  project,
  threats,
  controls,
  risks,
  responsibility,
  reports,
  library,
  compare,
  evidence,
  gates,
  commands,
  jump,
  organisation,
  overview,
  packs,
  policy,
  portfolio,
  providers,
  reviews,
  registers,
} as const;
