import type { PkModel } from '../src/domain/define-model.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { SafetyThreshold, Target } from '../src/domain/target.ts';
import { vancomycinTargets, vancomycinThresholds } from './targets/vancomycin.ts';
import { adane2015 } from './vancomycin/adane-2015.ts';
import { buelga2005 } from './vancomycin/buelga-2005.ts';
import { colin2019 } from './vancomycin/colin-2019.ts';
import { dao2020 } from './vancomycin/dao-2020.ts';
import { vancomycin } from './vancomycin/drug.ts';
import { goti2018 } from './vancomycin/goti-2018.ts';
import { le2014 } from './vancomycin/le-2014.ts';
import { roberts2011 } from './vancomycin/roberts-2011.ts';
import { thomson2009 } from './vancomycin/thomson-2009.ts';

/** Every model there is, in the order of `preference.ts`: a file that is not listed here does not exist. */
export const library: readonly PkModel[] = [dao2020, buelga2005, adane2015, goti2018, thomson2009, colin2019, le2014, roberts2011];

export const drugs: readonly Drug[] = [vancomycin];
export const targets: readonly Target[] = [...vancomycinTargets];
export const thresholds: readonly SafetyThreshold[] = [...vancomycinThresholds];

/** The model of this id (drug/author-year), or undefined. */
export const findModel = (id: string): PkModel | undefined => library.find((one) => one.id === id);

/** The drug of this name, in any case, or undefined. */
export function findDrug(name: string): Drug | undefined {
  const wanted = name.trim().toLowerCase();
  return drugs.find((one) => one.name === wanted);
}
