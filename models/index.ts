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
import { cirincione2018 } from './apixaban/cirincione-2018.ts';
import { apixaban } from './apixaban/drug.ts';
import { bartelink2012 } from './busulfan/bartelink-2012.ts';
import { choe2012 } from './busulfan/choe-2012.ts';
import { busulfan } from './busulfan/drug.ts';
import { paci2012 } from './busulfan/paci-2012.ts';
import { shukla2020 } from './busulfan/shukla-2020.ts';
import { csajka2005 } from './caffeine/csajka-2005.ts';
import { caffeine } from './caffeine/drug.ts';
import { lee1997 } from './caffeine/lee-1997.ts';
import { carbamazepine } from './carbamazepine/drug.ts';
import { graves1998 } from './carbamazepine/graves-1998.ts';
import { reith2001 } from './carbamazepine/reith-2001.ts';
import { tucuxiElderly } from './carbamazepine/tucuxi-elderly.ts';
import { an2023 } from './cefepime/an-2023.ts';
import { buclin2020 } from './cefepime/buclin-2020.ts';
import { cefepime } from './cefepime/drug.ts';
import { conil2007 } from './ceftazidime/conil-2007.ts';
import { ceftazidime } from './ceftazidime/drug.ts';
import { ciclosporin } from './ciclosporin/drug.ts';
import { press2010 } from './ciclosporin/press-2010.ts';
import { wilhelm2012 } from './ciclosporin/wilhelm-2012.ts';
import { dabigatran } from './dabigatran/drug.ts';
import { liesenfeld2013 } from './dabigatran/liesenfeld-2013.ts';
import { yang2024 } from './dabigatran/yang-2024.ts';
import { daptomycin } from './daptomycin/drug.ts';
import { dvorchik2004 } from './daptomycin/dvorchik-2004.ts';
import { dexmedetomidine } from './dexmedetomidine/drug.ts';
import { dyck1993 } from './dexmedetomidine/dyck-1993.ts';
import { smuszkiewicz2018 } from './dexmedetomidine/smuszkiewicz-2018.ts';
import { digoxin } from './digoxin/drug.ts';
import { hirai2022 } from './digoxin/hirai-2022.ts';
import { yukawa2001 } from './digoxin/yukawa-2001.ts';
import { docetaxel } from './docetaxel/drug.ts';
import { kloft2006 } from './docetaxel/kloft-2006.ts';
import { ozawa2007 } from './docetaxel/ozawa-2007.ts';
import { dewit2016 } from './everolimus/dewit-2016.ts';
import { everolimus } from './everolimus/drug.ts';
import { terheine2018 } from './everolimus/terheine-2018.ts';
import { bista2015 } from './fentanyl/bista-2015.ts';
import { fentanyl } from './fentanyl/drug.ts';
import { scott1987 } from './fentanyl/scott-1987.ts';
import { fluconazole } from './fluconazole/drug.ts';
import { mclachlan1996 } from './fluconazole/mclachlan-1996.ts';
import { wade2008 } from './fluconazole/wade-2008.ts';
import { caldes2009 } from './ganciclovir/caldes-2009.ts';
import { ganciclovir } from './ganciclovir/drug.ts';
import { gentamicin } from './gentamicin/drug.ts';
import { fuchs2014 } from './gentamicin/fuchs-2014.ts';
import { hodiamont2017 } from './gentamicin/hodiamont-2017.ts';
import { rosario1998 } from './gentamicin/rosario-1998.ts';
import { staatz2006 } from './gentamicin/staatz-2006.ts';
import { alsallami2016 } from './heparin/alsallami-2016.ts';
import { heparin } from './heparin/drug.ts';
import { jia2015 } from './heparin/jia-2015.ts';
import { imatinib } from './imatinib/drug.ts';
import { gotta2012 } from './imatinib/gotta-2012.ts';
import { infliximab } from './infliximab/drug.ts';
import { fasanmade2009 } from './infliximab/fasanmade-2009.ts';
import { hanzel2021 } from './infliximab/hanzel-2021.ts';
import { dallaMan2007 } from './insulin/dalla-man-2007.ts';
import { deichmann2021 } from './insulin/deichmann-2021.ts';
import { insulin } from './insulin/drug.ts';
import { lamotrigine } from './lamotrigine/drug.ts';
import { he2012 } from './lamotrigine/he-2012.ts';
import { hussein1997 } from './lamotrigine/hussein-1997.ts';
import { milosheska2016 } from './lamotrigine/milosheska-2016.ts';
import { bilbao2021 } from './levetiracetam/bilbao-2021.ts';
import { levetiracetam } from './levetiracetam/drug.ts';
import { wang2012 } from './levetiracetam/wang-2012.ts';
import { linezolid } from './linezolid/drug.ts';
import { soraluce2020 } from './linezolid/soraluce-2020.ts';
import { taubert2016 } from './linezolid/taubert-2016.ts';
import { lithium } from './lithium/drug.ts';
import { jin2022 } from './lithium/jin-2022.ts';
import { meropenem } from './meropenem/drug.ts';
import { gijsen2022 } from './meropenem/gijsen-2022.ts';
import { li2006 } from './meropenem/li-2006.ts';
import { metformin } from './metformin/drug.ts';
import { li2020 } from './metformin/li-2020.ts';
import { vanrongen2018 } from './metformin/vanrongen-2018.ts';
import { methotrexate } from './methotrexate/drug.ts';
import { mao2022 } from './methotrexate/mao-2022.ts';
import { taylor2020 } from './methotrexate/taylor-2020.ts';
import { morphine } from './morphine/drug.ts';
import { knibbe2009 } from './morphine/knibbe-2009.ts';
import { lotsch2002 } from './morphine/lotsch-2002.ts';
import { mycophenolate } from './mycophenolate/drug.ts';
import { rong2019 } from './mycophenolate/rong-2019.ts';
import { vanhest2005 } from './mycophenolate/vanhest-2005.ts';
import { wang2022 } from './mycophenolate/wang-2022.ts';
import { paclitaxel } from './paclitaxel/drug.ts';
import { friberg2002 } from './paclitaxel/friberg-2002.ts';
import { paracetamol } from './paracetamol/drug.ts';
import { hammer2020 } from './paracetamol/hammer-2020.ts';
import { morse2022 } from './paracetamol/morse-2022.ts';
import { phenobarbital } from './phenobarbital/drug.ts';
import { grasela1985 } from './phenobarbital/grasela-1985.ts';
import { phenytoin } from './phenytoin/drug.ts';
import { hennig2015 } from './phenytoin/hennig-2015.ts';
import { yukawa1990 } from './phenytoin/yukawa-1990.ts';
import { piperacillin } from './piperacillin/drug.ts';
import { obrinkHansen2015 } from './piperacillin/obrink-hansen-2015.ts';
import { posaconazole } from './posaconazole/drug.ts';
import { kohl2010 } from './posaconazole/kohl-2010.ts';
import { propofol } from './propofol/drug.ts';
import { eleveld2018 } from './propofol/eleveld-2018.ts';
import { marsh1991 } from './propofol/marsh-1991.ts';
import { schnider1998 } from './propofol/schnider-1998.ts';
import { remifentanil } from './remifentanil/drug.ts';
import { eleveld2017 } from './remifentanil/eleveld-2017.ts';
import { kim2017 } from './remifentanil/kim-2017.ts';
import { minto1997 } from './remifentanil/minto-1997.ts';
import { rivaroxaban } from './rivaroxaban/drug.ts';
import { willmann2018 } from './rivaroxaban/willmann-2018.ts';
import { sirolimus } from './sirolimus/drug.ts';
import { golubovic2019 } from './sirolimus/golubovic-2019.ts';
import { andrews2019 } from './tacrolimus/andrews-2019.ts';
import { tacrolimus } from './tacrolimus/drug.ts';
import { monchaud2012 } from './tacrolimus/monchaud-2012.ts';
import { woillard2011 } from './tacrolimus/woillard-2011.ts';
import { adalimumabTargets } from './targets/adalimumab.ts';
import { amikacinTargets, amikacinThresholds } from './targets/amikacin.ts';
import { busulfanTargets, busulfanThresholds } from './targets/busulfan.ts';
import { caffeineTargets } from './targets/caffeine.ts';
import { carbamazepineTargets, carbamazepineThresholds } from './targets/carbamazepine.ts';
import { cefepimeTargets, cefepimeThresholds } from './targets/cefepime.ts';
import { ciclosporinTargets } from './targets/ciclosporin.ts';
import { daptomycinTargets, daptomycinThresholds } from './targets/daptomycin.ts';
import { dexmedetomidineTargets } from './targets/dexmedetomidine.ts';
import { digoxinTargets, digoxinThresholds } from './targets/digoxin.ts';
import { docetaxelTargets, docetaxelThresholds } from './targets/docetaxel.ts';
import { everolimusTargets, everolimusThresholds } from './targets/everolimus.ts';
import { fentanylTargets } from './targets/fentanyl.ts';
import { fluconazoleTargets, fluconazoleThresholds } from './targets/fluconazole.ts';
import { ganciclovirTargets, ganciclovirThresholds } from './targets/ganciclovir.ts';
import { gentamicinTargets, gentamicinThresholds } from './targets/gentamicin.ts';
import { heparinTargets } from './targets/heparin.ts';
import { imatinibTargets, imatinibThresholds } from './targets/imatinib.ts';
import { infliximabTargets } from './targets/infliximab.ts';
import { insulinTargets, insulinThresholds } from './targets/insulin.ts';
import { lamotrigineTargets } from './targets/lamotrigine.ts';
import { levetiracetamTargets } from './targets/levetiracetam.ts';
import { linezolidTargets, linezolidThresholds } from './targets/linezolid.ts';
import { lithiumTargets } from './targets/lithium.ts';
import { meropenemTargets, meropenemThresholds } from './targets/meropenem.ts';
import { metforminThresholds } from './targets/metformin.ts';
import { methotrexateTargets, methotrexateThresholds } from './targets/methotrexate.ts';
import { morphineTargets } from './targets/morphine.ts';
import { mycophenolateTargets } from './targets/mycophenolate.ts';
import { paclitaxelTargets, paclitaxelThresholds } from './targets/paclitaxel.ts';
import { paracetamolTargets } from './targets/paracetamol.ts';
import { phenobarbitalTargets } from './targets/phenobarbital.ts';
import { phenytoinTargets, phenytoinThresholds } from './targets/phenytoin.ts';
import { piperacillinTargets, piperacillinThresholds } from './targets/piperacillin.ts';
import { posaconazoleTargets, posaconazoleThresholds } from './targets/posaconazole.ts';
import { propofolTargets } from './targets/propofol.ts';
import { sirolimusTargets } from './targets/sirolimus.ts';
import { tacrolimusTargets, tacrolimusThresholds } from './targets/tacrolimus.ts';
import { teicoplaninTargets, teicoplaninThresholds } from './targets/teicoplanin.ts';
import { theophyllineTargets, theophyllineThresholds } from './targets/theophylline.ts';
import { tobramycinTargets, tobramycinThresholds } from './targets/tobramycin.ts';
import { valproateTargets, valproateThresholds } from './targets/valproate.ts';
import { vancomycinTargets, vancomycinThresholds } from './targets/vancomycin.ts';
import { vedolizumabTargets } from './targets/vedolizumab.ts';
import { voriconazoleTargets, voriconazoleThresholds } from './targets/voriconazole.ts';
import { warfarinTargets, warfarinThresholds } from './targets/warfarin.ts';
import { chen2023 } from './teicoplanin/chen-2023.ts';
import { teicoplanin } from './teicoplanin/drug.ts';
import { theophylline } from './theophylline/drug.ts';
import { rovei1982 } from './theophylline/rovei-1982.ts';
import { suda2008 } from './theophylline/suda-2008.ts';
import { yano1993 } from './theophylline/yano-1993.ts';
import { tobramycin } from './tobramycin/drug.ts';
import { hennig2008 } from './tobramycin/hennig-2008.ts';
import { hennig2013 } from './tobramycin/hennig-2013.ts';
import { valproate } from './valproate/drug.ts';
import { guo2020 } from './valproate/guo-2020.ts';
import { teixeira2022 } from './valproate/teixeira-2022.ts';
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
import { warfarin } from './warfarin/drug.ts';
import { hamberg2010 } from './warfarin/hamberg-2010.ts';
import { oreilly1968 } from './warfarin/oreilly-1968.ts';
import { xia2024 } from './warfarin/xia-2024.ts';

/** What is known of one drug: the drug, its models in the order of `preference.ts`, what is aimed at, and lines not to be crossed. */
type Shelf = { drug: Drug; models: readonly PkModel[]; targets?: readonly Target[]; thresholds?: readonly SafetyThreshold[] };

/** Everything there is, drug by drug: a file that is not listed here does not exist. */
const shelves: readonly Shelf[] = [
  { drug: adalimumab, models: [nader2017, ling2024], targets: adalimumabTargets },
  { drug: amikacin, models: [deCock2012, romano1999, burdet2015], targets: amikacinTargets, thresholds: amikacinThresholds },
  { drug: apixaban, models: [cirincione2018] },
  { drug: busulfan, models: [bartelink2012, paci2012, choe2012, shukla2020], targets: busulfanTargets, thresholds: busulfanThresholds },
  { drug: caffeine, models: [lee1997, csajka2005], targets: caffeineTargets },
  {
    drug: carbamazepine,
    models: [graves1998, tucuxiElderly, reith2001],
    targets: carbamazepineTargets,
    thresholds: carbamazepineThresholds,
  },
  { drug: cefepime, models: [an2023, buclin2020], targets: cefepimeTargets, thresholds: cefepimeThresholds },
  { drug: ceftazidime, models: [conil2007] },
  { drug: ciclosporin, models: [press2010, wilhelm2012], targets: ciclosporinTargets },
  { drug: dabigatran, models: [liesenfeld2013, yang2024] },
  { drug: daptomycin, models: [dvorchik2004], targets: daptomycinTargets, thresholds: daptomycinThresholds },
  { drug: dexmedetomidine, models: [smuszkiewicz2018, dyck1993], targets: dexmedetomidineTargets },
  { drug: digoxin, models: [hirai2022, yukawa2001], targets: digoxinTargets, thresholds: digoxinThresholds },
  { drug: docetaxel, models: [ozawa2007, kloft2006], targets: docetaxelTargets, thresholds: docetaxelThresholds },
  { drug: everolimus, models: [terheine2018, dewit2016], targets: everolimusTargets, thresholds: everolimusThresholds },
  { drug: fentanyl, models: [bista2015, scott1987], targets: fentanylTargets },
  { drug: fluconazole, models: [wade2008, mclachlan1996], targets: fluconazoleTargets, thresholds: fluconazoleThresholds },
  { drug: ganciclovir, models: [caldes2009], targets: ganciclovirTargets, thresholds: ganciclovirThresholds },
  {
    drug: gentamicin,
    models: [fuchs2014, rosario1998, staatz2006, hodiamont2017],
    targets: gentamicinTargets,
    thresholds: gentamicinThresholds,
  },
  { drug: heparin, models: [alsallami2016, jia2015], targets: heparinTargets },
  { drug: imatinib, models: [gotta2012], targets: imatinibTargets, thresholds: imatinibThresholds },
  { drug: infliximab, models: [hanzel2021, fasanmade2009], targets: infliximabTargets },
  { drug: insulin, models: [dallaMan2007, deichmann2021], targets: insulinTargets, thresholds: insulinThresholds },
  { drug: lamotrigine, models: [he2012, milosheska2016, hussein1997], targets: lamotrigineTargets },
  { drug: levetiracetam, models: [bilbao2021, wang2012], targets: levetiracetamTargets },
  { drug: linezolid, models: [taubert2016, soraluce2020], targets: linezolidTargets, thresholds: linezolidThresholds },
  { drug: lithium, models: [jin2022], targets: lithiumTargets },
  { drug: meropenem, models: [gijsen2022, li2006], targets: meropenemTargets, thresholds: meropenemThresholds },
  { drug: metformin, models: [vanrongen2018, li2020], thresholds: metforminThresholds },
  { drug: methotrexate, models: [mao2022, taylor2020], targets: methotrexateTargets, thresholds: methotrexateThresholds },
  { drug: morphine, models: [knibbe2009, lotsch2002], targets: morphineTargets },
  { drug: mycophenolate, models: [wang2022, vanhest2005, rong2019], targets: mycophenolateTargets },
  { drug: paclitaxel, models: [friberg2002], targets: paclitaxelTargets, thresholds: paclitaxelThresholds },
  { drug: paracetamol, models: [hammer2020, morse2022], targets: paracetamolTargets },
  { drug: phenobarbital, models: [grasela1985], targets: phenobarbitalTargets },
  { drug: phenytoin, models: [hennig2015, yukawa1990], targets: phenytoinTargets, thresholds: phenytoinThresholds },
  { drug: piperacillin, models: [obrinkHansen2015], targets: piperacillinTargets, thresholds: piperacillinThresholds },
  { drug: posaconazole, models: [kohl2010], targets: posaconazoleTargets, thresholds: posaconazoleThresholds },
  { drug: propofol, models: [eleveld2018, schnider1998, marsh1991], targets: propofolTargets },
  { drug: remifentanil, models: [kim2017, eleveld2017, minto1997] },
  { drug: rivaroxaban, models: [willmann2018] },
  { drug: sirolimus, models: [golubovic2019], targets: sirolimusTargets },
  { drug: tacrolimus, models: [andrews2019, woillard2011, monchaud2012], targets: tacrolimusTargets, thresholds: tacrolimusThresholds },
  { drug: teicoplanin, models: [chen2023], targets: teicoplaninTargets, thresholds: teicoplaninThresholds },
  { drug: theophylline, models: [suda2008, yano1993, rovei1982], targets: theophyllineTargets, thresholds: theophyllineThresholds },
  { drug: tobramycin, models: [hennig2008, hennig2013], targets: tobramycinTargets, thresholds: tobramycinThresholds },
  { drug: valproate, models: [teixeira2022, guo2020], targets: valproateTargets, thresholds: valproateThresholds },
  {
    drug: vancomycin,
    models: [
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
    targets: vancomycinTargets,
    thresholds: vancomycinThresholds,
  },
  { drug: vedolizumab, models: [rosario2015], targets: vedolizumabTargets },
  { drug: voriconazole, models: [friberg2012], targets: voriconazoleTargets, thresholds: voriconazoleThresholds },
  { drug: warfarin, models: [hamberg2010, xia2024, oreilly1968], targets: warfarinTargets, thresholds: warfarinThresholds },
];

export const library: readonly PkModel[] = shelves.flatMap(({ models }) => models);
export const drugs: readonly Drug[] = shelves.map(({ drug }) => drug);
export const targets: readonly Target[] = shelves.flatMap((one) => one.targets ?? []);
export const thresholds: readonly SafetyThreshold[] = shelves.flatMap((one) => one.thresholds ?? []);

/** The model of this id (drug/author-year), or undefined. */
export const findModel = (id: string): PkModel | undefined => library.find((one) => one.id === id);

/** The drug of this name, in any case, or undefined. */
export function findDrug(name: string): Drug | undefined {
  const wanted = name.trim().toLowerCase();
  return drugs.find((one) => one.name === wanted);
}
