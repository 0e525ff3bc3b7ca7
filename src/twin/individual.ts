import type { PkModel, Scale } from '../domain/define-model.ts';

/**
 * The model's parameters with the etas in them, each on its scale.
 *
 * @param etas one value an eta of the model, in its order; read from `offset` on
 * @param occasion one value an eta of the model's occasions, of the occasion that holds; none is 0
 */
export function withEtas(model: PkModel, etas: ArrayLike<number>, offset = 0, occasion?: ArrayLike<number>): Record<string, number> {
  const parameters: Record<string, number> = {};
  for (const name in model.parameters) parameters[name] = model.parameters[name]?.value ?? Number.NaN;
  const shifts: Record<string, number> = {};
  for (const [i, name] of model.etas.entries()) shifts[name] = etas[offset + i] ?? 0;
  if (occasion) for (const [i, name] of model.occasions.etas.entries()) shifts[name] = (shifts[name] ?? 0) + (occasion[i] ?? 0);
  for (const name in shifts) {
    const parameter = model.parameters[name];
    if (parameter) parameters[name] = shift(parameter.value, shifts[name] ?? 0, (parameter.between ?? parameter.betweenOccasions)?.scale);
  }
  return parameters;
}

/** Writes the parameters of one person on one occasion into an object that is used again for the next. */
export type Individualiser = (etas: ArrayLike<number>, offset: number, occasion: number) => Readonly<Record<string, number>>;

/**
 * As `withEtas`, made ready for many people: only what varies is written anew. The etas of a person are followed by those of each
 * occasion, occasion after occasion.
 */
export function createIndividualiser(model: PkModel): Individualiser {
  const parameters: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(model.parameters)) parameters[name] = value;
  const [people, occasions] = [model.etas.length, model.occasions.etas.length];
  const varying = [...new Set([...model.etas, ...model.occasions.etas])].map((name) => {
    const { value = Number.NaN, between, betweenOccasions } = model.parameters[name] ?? {};
    const scale = (between ?? betweenOccasions)?.scale;
    return { name, value, scale, eta: model.etas.indexOf(name), kappa: model.occasions.etas.indexOf(name) };
  });
  return (etas, offset, occasion) => {
    for (const { name, value, scale, eta, kappa } of varying) {
      const own = eta >= 0 ? (etas[offset + eta] ?? 0) : 0;
      const more = kappa >= 0 ? (etas[offset + people + occasion * occasions + kappa] ?? 0) : 0;
      parameters[name] = shift(value, own + more, scale);
    }
    return parameters;
  };
}

/** A value moved by eta on a scale; the formulas stand at `Scale`. */
export function shift(value: number, eta: number, scale: Scale = { is: 'log-normal' }): number {
  switch (scale.is) {
    case 'log-normal':
      return value * Math.exp(eta);
    case 'normal':
      return value + eta;
    case 'proportional':
      return value * (1 + eta);
    case 'logit': {
      const odds = ((value - scale.low) / (scale.high - value)) * Math.exp(eta);
      return odds === Number.POSITIVE_INFINITY ? scale.high : scale.low + (scale.high - scale.low) * (odds / (1 + odds));
    }
    case 'box-cox':
      return value * Math.exp(scale.shape === 0 ? eta : Math.expm1(scale.shape * eta) / scale.shape);
  }
}

/** Etas of one draw in a forecast: those of the person, then those of one occasion, which the record and the forecast share. */
export const widthOfDraw = ({ etas, occasions }: Pick<PkModel, 'etas' | 'occasions'>): number => etas.length + occasions.etas.length;
