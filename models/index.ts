import type { PkModel } from '../src/domain/define-model.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { SafetyThreshold, Target } from '../src/domain/target.ts';
import { adalimumab } from './adalimumab/drug.ts';
import { ling2024 } from './adalimumab/ling-2024.ts';
import { nader2017 } from './adalimumab/nader-2017.ts';
import { burdet2015 } from './amikacin/burdet-2015.ts';
import { deCock2012 } from './amikacin/de-cock-2012.ts';
import { amikacin } from './amikacin/drug.ts';
import { romano1999 } from './amikacin/romano-1999.ts';
import { bartelink2012 } from './busulfan/bartelink-2012.ts';
import { choe2012 } from './busulfan/choe-2012.ts';
import { busulfan } from './busulfan/drug.ts';
import { paci2012 } from './busulfan/paci-2012.ts';
import { shukla2020 } from './busulfan/shukla-2020.ts';
import { an2023 } from './cefepime/an-2023.ts';
import { buclin2020 } from './cefepime/buclin-2020.ts';
import { cefepime } from './cefepime/drug.ts';
import { ciclosporin } from './ciclosporin/drug.ts';
import { press2010 } from './ciclosporin/press-2010.ts';
import { wilhelm2012 } from './ciclosporin/wilhelm-2012.ts';
import { dewit2016 } from './everolimus/dewit-2016.ts';
import { everolimus } from './everolimus/drug.ts';
import { terheine2018 } from './everolimus/terheine-2018.ts';
import { fluconazole } from './fluconazole/drug.ts';
import { mclachlan1996 } from './fluconazole/mclachlan-1996.ts';
import { wade2008 } from './fluconazole/wade-2008.ts';
import {
  circulationAndBreathingDrugs,
  circulationAndBreathingModels,
  circulationAndBreathingTargets,
  circulationAndBreathingThresholds,
} from './library-circulation-and-breathing.ts';
import { antiepilepticsDrugs, antiepilepticsModels, antiepilepticsTargets, antiepilepticsThresholds } from './library-antiepileptics.ts';
import { anticoagulantsDrugs, anticoagulantsModels, anticoagulantsTargets, anticoagulantsThresholds } from './library-anticoagulants.ts';
import { fuchs2014 } from './gentamicin/fuchs-2014.ts';
import { gentamicin } from './gentamicin/drug.ts';
import { fuchs2014 } from './gentamicin/fuchs-2014.ts';
import { hodiamont2017 } from './gentamicin/hodiamont-2017.ts';
import { rosario1998 } from './gentamicin/rosario-1998.ts';
import { staatz2006 } from './gentamicin/staatz-2006.ts';
import { imatinib } from './imatinib/drug.ts';
import { gotta2012 } from './imatinib/gotta-2012.ts';
import { infliximab } from './infliximab/drug.ts';
import { fasanmade2009 } from './infliximab/fasanmade-2009.ts';
import { hanzel2021 } from './infliximab/hanzel-2021.ts';
import { linezolid } from './linezolid/drug.ts';
import { soraluce2020 } from './linezolid/soraluce-2020.ts';
import { taubert2016 } from './linezolid/taubert-2016.ts';
import { meropenem } from './meropenem/drug.ts';
import { gijsen2022 } from './meropenem/gijsen-2022.ts';
import { li2006 } from './meropenem/li-2006.ts';
import { methotrexate } from './methotrexate/drug.ts';
import { mao2022 } from './methotrexate/mao-2022.ts';
import { taylor2020 } from './methotrexate/taylor-2020.ts';
import { mycophenolate } from './mycophenolate/drug.ts';
import { rong2019 } from './mycophenolate/rong-2019.ts';
import { vanhest2005 } from './mycophenolate/vanhest-2005.ts';
import { wang2022 } from './mycophenolate/wang-2022.ts';
import { piperacillin } from './piperacillin/drug.ts';
import { obrinkHansen2015 } from './piperacillin/obrink-hansen-2015.ts';
import { sirolimus } from './sirolimus/drug.ts';
import { golubovic2019 } from './sirolimus/golubovic-2019.ts';
import { andrews2019 } from './tacrolimus/andrews-2019.ts';
import { tacrolimus } from './tacrolimus/drug.ts';
import { monchaud2012 } from './tacrolimus/monchaud-2012.ts';
import { woillard2011 } from './tacrolimus/woillard-2011.ts';
import { adalimumabTargets } from './targets/adalimumab.ts';
import { amikacinTargets, amikacinThresholds } from './targets/amikacin.ts';
import { busulfanTargets, busulfanThresholds } from './targets/busulfan.ts';
import { cefepimeTargets, cefepimeThresholds } from './targets/cefepime.ts';
import { ciclosporinTargets } from './targets/ciclosporin.ts';
import { everolimusTargets, everolimusThresholds } from './targets/everolimus.ts';
import { fluconazoleTargets, fluconazoleThresholds } from './targets/fluconazole.ts';
import { gentamicinTargets, gentamicinThresholds } from './targets/gentamicin.ts';
import { imatinibTargets, imatinibThresholds } from './targets/imatinib.ts';
import { infliximabTargets } from './targets/infliximab.ts';
import { linezolidTargets, linezolidThresholds } from './targets/linezolid.ts';
import { meropenemTargets, meropenemThresholds } from './targets/meropenem.ts';
import { methotrexateTargets, methotrexateThresholds } from './targets/methotrexate.ts';
import { mycophenolateTargets } from './targets/mycophenolate.ts';
import { piperacillinTargets, piperacillinThresholds } from './targets/piperacillin.ts';
import { sirolimusTargets } from './targets/sirolimus.ts';
import { tacrolimusTargets, tacrolimusThresholds } from './targets/tacrolimus.ts';
import { tobramycinTargets, tobramycinThresholds } from './targets/tobramycin.ts';
import { vancomycinTargets, vancomycinThresholds } from './targets/vancomycin.ts';
import { vedolizumabTargets } from './targets/vedolizumab.ts';
import { voriconazoleTargets, voriconazoleThresholds } from './targets/voriconazole.ts';
import { tobramycin } from './tobramycin/drug.ts';
import { hennig2008 } from './tobramycin/hennig-2008.ts';
import { hennig2013 } from './tobramycin/hennig-2013.ts';
import { adane2015 } from './vancomycin/adane-2015.ts';
import { buelga2005 } from './vancomycin/buelga-2005.ts';
import { capparelli2001 } from './vancomycin/capparelli-2001.ts';
import { carreno2017 } from './vancomycin/carreno-2017.ts';
import { colin2019 } from './vancomycin/colin-2019.ts';
import { dao2020 } from './vancomycin/dao-2020.ts';
import { vancomycin } from './vancomycin/drug.ts';
import { frymoyer2014 } from './vancomycin/frymoyer-2014.ts';
import { germovsek2019 } from './vancomycin/germovsek-2019.ts';
import { goti2018 } from './vancomycin/goti-2018.ts';
import { hughes2024 } from './vancomycin/hughes-2024.ts';
import { jacqzAigrain2019 } from './vancomycin/jacqz-aigrain-2019.ts';
import { kloprogge2019 } from './vancomycin/kloprogge-2019.ts';
import { le2014 } from './vancomycin/le-2014.ts';
import { llopis2006 } from './vancomycin/llopis-2006.ts';
import { roberts2011 } from './vancomycin/roberts-2011.ts';
import { staatz2006Vancomycin } from './vancomycin/staatz-2006.ts';
import { thomson2009 } from './vancomycin/thomson-2009.ts';
import { yamamoto2009 } from './vancomycin/yamamoto-2009.ts';
import { vedolizumab } from './vedolizumab/drug.ts';
import { rosario2015 } from './vedolizumab/rosario-2015.ts';
import { voriconazole } from './voriconazole/drug.ts';
import { friberg2012 } from './voriconazole/friberg-2012.ts';

/**
 * Every model there is, drug by drug, each drug's in the order of `preference.ts`: a file that is not listed here does not exist.
 */
const models: readonly (readonly PkModel[])[] = [
  [nader2017, ling2024],
  [deCock2012, romano1999, burdet2015],
  [bartelink2012, paci2012, choe2012, shukla2020],
  [an2023, buclin2020],
  [press2010, wilhelm2012],
  [terheine2018, dewit2016],
  [wade2008, mclachlan1996],
  [fuchs2014, rosario1998, staatz2006, hodiamont2017],
  [gotta2012],
  [hanzel2021, fasanmade2009],
  [taubert2016, soraluce2020],
  [gijsen2022, li2006],
  [mao2022, taylor2020],
  [wang2022, vanhest2005, rong2019],
  [obrinkHansen2015],
  [golubovic2019],
  [andrews2019, woillard2011, monchaud2012],
  [hennig2008, hennig2013],
  [
    dao2020,
    buelga2005,
    adane2015,
    goti2018,
    thomson2009,
    colin2019,
    le2014,
    roberts2011,
    frymoyer2014,
    kloprogge2019,
    germovsek2019,
    capparelli2001,
    jacqzAigrain2019,
    hughes2024,
    carreno2017,
    staatz2006Vancomycin,
    yamamoto2009,
    llopis2006,
  ],
  [rosario2015],
  [friberg2012],
];
export const library: readonly PkModel[] = models.flat();

export const drugs: readonly Drug[] = [
  adalimumab,
  amikacin,
  busulfan,
  cefepime,
  ciclosporin,
  everolimus,
  fluconazole,
  gentamicin,
  imatinib,
  infliximab,
  linezolid,
  meropenem,
  methotrexate,
  mycophenolate,
  piperacillin,
  sirolimus,
  tacrolimus,
  tobramycin,
  vancomycin,
  vedolizumab,
  voriconazole,
];
export const targets: readonly Target[] = [
  adalimumabTargets,
  amikacinTargets,
  busulfanTargets,
  cefepimeTargets,
  ciclosporinTargets,
  everolimusTargets,
  fluconazoleTargets,
  gentamicinTargets,
  imatinibTargets,
  infliximabTargets,
  linezolidTargets,
  meropenemTargets,
  methotrexateTargets,
  mycophenolateTargets,
  piperacillinTargets,
  sirolimusTargets,
  tacrolimusTargets,
  tobramycinTargets,
  vancomycinTargets,
  vedolizumabTargets,
  voriconazoleTargets,
].flat();
export const thresholds: readonly SafetyThreshold[] = [
  amikacinThresholds,
  busulfanThresholds,
  cefepimeThresholds,
  everolimusThresholds,
  fluconazoleThresholds,
  gentamicinThresholds,
  imatinibThresholds,
  linezolidThresholds,
  meropenemThresholds,
  methotrexateThresholds,
  piperacillinThresholds,
  tacrolimusThresholds,
  tobramycinThresholds,
  vancomycinThresholds,
  voriconazoleThresholds,
].flat();
export const drugs: readonly Drug[] = [gentamicin, tacrolimus, vancomycin, ...anticoagulantsDrugs];
export const drugs: readonly Drug[] = [gentamicin, tacrolimus, vancomycin, ...anticoagulantsDrugs, ...antiepilepticsDrugs];
  gentamicin,
  tacrolimus,
  vancomycin,
  ...anticoagulantsDrugs,
  ...antiepilepticsDrugs,
  ...circulationAndBreathingDrugs,
];
export const targets: readonly Target[] = [gentamicinTargets, tacrolimusTargets, vancomycinTargets].flat();
export const thresholds: readonly SafetyThreshold[] = [gentamicinThresholds, tacrolimusThresholds, vancomycinThresholds].flat();

/** The model of this id (drug/author-year), or undefined. */
export const findModel = (id: string): PkModel | undefined => library.find((one) => one.id === id);

/** The drug of this name, in any case, or undefined. */
export function findDrug(name: string): Drug | undefined {
  const wanted = name.trim().toLowerCase();
  return drugs.find((one) => one.name === wanted);
}
