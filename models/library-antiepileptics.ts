import type { PkModel } from '../src/domain/define-model.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { SafetyThreshold, Target } from '../src/domain/target.ts';
import { carbamazepine } from './carbamazepine/drug.ts';
import { graves1998 } from './carbamazepine/graves-1998.ts';
import { reith2001 } from './carbamazepine/reith-2001.ts';
import { tucuxiElderly } from './carbamazepine/tucuxi-elderly.ts';
import { lamotrigine } from './lamotrigine/drug.ts';
import { he2012 } from './lamotrigine/he-2012.ts';
import { hussein1997 } from './lamotrigine/hussein-1997.ts';
import { milosheska2016 } from './lamotrigine/milosheska-2016.ts';
import { bilbao2021 } from './levetiracetam/bilbao-2021.ts';
import { levetiracetam } from './levetiracetam/drug.ts';
import { wang2012 } from './levetiracetam/wang-2012.ts';
import { lithium } from './lithium/drug.ts';
import { jin2022 } from './lithium/jin-2022.ts';
import { phenobarbital } from './phenobarbital/drug.ts';
import { grasela1985 } from './phenobarbital/grasela-1985.ts';
import { phenytoin } from './phenytoin/drug.ts';
import { hennig2015 } from './phenytoin/hennig-2015.ts';
import { yukawa1990 } from './phenytoin/yukawa-1990.ts';
import { carbamazepineTargets, carbamazepineThresholds } from './targets/carbamazepine.ts';
import { lamotrigineTargets } from './targets/lamotrigine.ts';
import { levetiracetamTargets } from './targets/levetiracetam.ts';
import { lithiumTargets } from './targets/lithium.ts';
import { phenytoinTargets, phenytoinThresholds } from './targets/phenytoin.ts';
import { valproateTargets, valproateThresholds } from './targets/valproate.ts';
import { valproate } from './valproate/drug.ts';
import { guo2020 } from './valproate/guo-2020.ts';
import { teixeira2022 } from './valproate/teixeira-2022.ts';

/** Antiepileptics and lithium: the part of the library in `index.ts`. */
export const antiepilepticsModels: readonly PkModel[] = [
  graves1998,
  tucuxiElderly,
  reith2001,
  he2012,
  milosheska2016,
  hussein1997,
  bilbao2021,
  wang2012,
  jin2022,
  grasela1985,
  hennig2015,
  yukawa1990,
  teixeira2022,
  guo2020,
];
export const antiepilepticsDrugs: readonly Drug[] = [
  carbamazepine,
  lamotrigine,
  levetiracetam,
  lithium,
  phenobarbital,
  phenytoin,
  valproate,
];
export const antiepilepticsTargets: readonly Target[] = [
  ...carbamazepineTargets,
  ...lamotrigineTargets,
  ...levetiracetamTargets,
  ...lithiumTargets,
  ...phenytoinTargets,
  ...valproateTargets,
];
export const antiepilepticsThresholds: readonly SafetyThreshold[] = [
  ...carbamazepineThresholds,
  ...phenytoinThresholds,
  ...valproateThresholds,
];
