import { common } from './common';
import { shell } from './shell';
import { start } from './start';
import { canvas } from './canvas';
import { inspector } from './inspector';
import { data } from './data';
import { project } from './project';
import { threats } from './threats';
import { controls } from './controls';
import { risks } from './risks';
import { responsibility } from './responsibility';
import { reports } from './reports';
import { commands } from './commands';

/** English: one namespace a feature. */
export const en = { common, shell, start, canvas, inspector, data, project, threats, controls, risks, responsibility, reports, commands } as const;
