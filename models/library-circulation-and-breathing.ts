import type { PkModel } from '../src/domain/define-model.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { SafetyThreshold, Target } from '../src/domain/target.ts';
import { csajka2005 } from './caffeine/csajka-2005.ts';
import { caffeine } from './caffeine/drug.ts';
import { lee1997 } from './caffeine/lee-1997.ts';
import { digoxin } from './digoxin/drug.ts';
import { hirai2022 } from './digoxin/hirai-2022.ts';
import { yukawa2001 } from './digoxin/yukawa-2001.ts';
import { metformin } from './metformin/drug.ts';
import { li2020 } from './metformin/li-2020.ts';
import { vanrongen2018 } from './metformin/vanrongen-2018.ts';
import { caffeineTargets } from './targets/caffeine.ts';
import { digoxinTargets, digoxinThresholds } from './targets/digoxin.ts';
import { metforminThresholds } from './targets/metformin.ts';
import { theophyllineTargets, theophyllineThresholds } from './targets/theophylline.ts';
import { theophylline } from './theophylline/drug.ts';
import { rovei1982 } from './theophylline/rovei-1982.ts';
import { suda2008 } from './theophylline/suda-2008.ts';
import { yano1993 } from './theophylline/yano-1993.ts';

/** Digoxin, theophylline, caffeine and metformin: the part of the library in `index.ts`. */
export const circulationAndBreathingModels: readonly PkModel[] = [
  lee1997,
  csajka2005,
  hirai2022,
  yukawa2001,
  vanrongen2018,
  li2020,
  suda2008,
  yano1993,
  rovei1982,
];
export const circulationAndBreathingDrugs: readonly Drug[] = [caffeine, digoxin, metformin, theophylline];
export const circulationAndBreathingTargets: readonly Target[] = [...caffeineTargets, ...digoxinTargets, ...theophyllineTargets];
export const circulationAndBreathingThresholds: readonly SafetyThreshold[] = [
  ...digoxinThresholds,
  ...metforminThresholds,
  ...theophyllineThresholds,
];
