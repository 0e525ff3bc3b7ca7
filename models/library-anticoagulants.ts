import type { PkModel } from '../src/domain/define-model.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { SafetyThreshold, Target } from '../src/domain/target.ts';
import { cirincione2018 } from './apixaban/cirincione-2018.ts';
import { apixaban } from './apixaban/drug.ts';
import { dabigatran } from './dabigatran/drug.ts';
import { liesenfeld2013 } from './dabigatran/liesenfeld-2013.ts';
import { yang2024 } from './dabigatran/yang-2024.ts';
import { alsallami2016 } from './heparin/alsallami-2016.ts';
import { heparin } from './heparin/drug.ts';
import { jia2015 } from './heparin/jia-2015.ts';
import { rivaroxaban } from './rivaroxaban/drug.ts';
import { willmann2018 } from './rivaroxaban/willmann-2018.ts';
import { heparinTargets } from './targets/heparin.ts';
import { warfarinTargets } from './targets/warfarin.ts';
import { warfarin } from './warfarin/drug.ts';
import { hamberg2010 } from './warfarin/hamberg-2010.ts';
import { oreilly1968 } from './warfarin/oreilly-1968.ts';
import { xia2024 } from './warfarin/xia-2024.ts';

/** Anticoagulants: the part of the library in `index.ts`. */
export const anticoagulantsModels: readonly PkModel[] = [
  cirincione2018,
  liesenfeld2013,
  yang2024,
  alsallami2016,
  jia2015,
  willmann2018,
  hamberg2010,
  xia2024,
  oreilly1968,
];
export const anticoagulantsDrugs: readonly Drug[] = [apixaban, dabigatran, heparin, rivaroxaban, warfarin];
export const anticoagulantsTargets: readonly Target[] = [...heparinTargets, ...warfarinTargets];
export const anticoagulantsThresholds: readonly SafetyThreshold[] = [];
