/*
 * The yardstick of the ODE engine: the Taylor series of src/numerics/taylor.ts with the same order, step control, check of every
 * step, dense output and modes of the linear part, written out in C for three models. One person after another with etas of his
 * own; parameters, events and every output row included. ORDER is given to the compiler.
 *
 * usage: ode infusion|saturable|neutropenia RTOL PEOPLE ROUNDS
 * prints, for each round, nanoseconds of processor time a person; then the sum of all outputs and the steps of one round
 */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 8
#define UNROLL _Pragma("GCC unroll 24")
#define INLINE static inline __attribute__((always_inline))

typedef double Row[ORDER + 1];
typedef struct { double p[10], q[10]; } Person;
typedef void (*Expand)(const Person *, const double *y, const double *r, double *C);
typedef void (*Slope)(const Person *, const double *y, const double *r, double *into);

static double rtol, atol_of[MOST], largest[MOST];
static long steps;

INLINE double inner(const double *a, const double *b, int k) {
  double sum = 0;
  UNROLL for (int j = 1; j < k; j++) sum += a[j] * b[k - j];
  return sum;
}
INLINE double product(const double *a, const double *b, int k) {
  return k == 0 ? a[0] * b[0] : inner(a, b, k) + a[0] * b[k] + a[k] * b[0];
}

/* Calls f(order) for each order up to ORDER with a constant, so that everything inside is unrolled. */
#define UP_TO(f)                                                                                                          \
  f(1) if (ORDER >= 2) f(2) if (ORDER >= 3) f(3) if (ORDER >= 4) f(4) if (ORDER >= 5) f(5) if (ORDER >= 6) f(6)           \
  if (ORDER >= 7) f(7) if (ORDER >= 8) f(8) if (ORDER >= 9) f(9) if (ORDER >= 10) f(10) if (ORDER >= 11) f(11)            \
  if (ORDER >= 12) f(12) if (ORDER >= 13) f(13) if (ORDER >= 14) f(14) if (ORDER >= 15) f(15) if (ORDER >= 16) f(16)

/* two compartments: k = -(CL/V1 + Q/V1), Q/V2, Q/V1, -Q/V2 */
static void prepare_infusion(Person *x) {
  double *k = x->q, *p = x->p;
  k[0] = -(p[0] / p[1] + p[2] / p[1]), k[1] = p[2] / p[3], k[2] = p[2] / p[1];
}
static void slope_infusion(const Person *x, const double *y, const double *r, double *into) {
  into[0] = x->q[0] * y[0] + x->q[1] * y[1] + r[0];
  into[1] = x->q[2] * y[0] - x->q[1] * y[1] + r[1];
}
static void expand_infusion(const Person *x, const double *y, const double *r, double *C) {
  double a = y[0], b = y[1];
  C[0] = a, C[1] = b;
#define ORDER_OF(k)                                                                  \
  {                                                                                  \
    double da = x->q[0] * a + x->q[1] * b, db = x->q[2] * a - x->q[1] * b;           \
    if (k == 1) da += r[0], db += r[1];                                              \
    a = da * (1.0 / k), b = db * (1.0 / k);                                          \
    C[2 * k] = a, C[2 * k + 1] = b;                                                  \
  }
  UP_TO(ORDER_OF)
#undef ORDER_OF
}

/* absorption and saturable elimination: k = KA, 1/V, VMAX, KM */
static void prepare_saturable(Person *x) { x->q[0] = x->p[0], x->q[1] = 1 / x->p[3], x->q[2] = x->p[1], x->q[3] = x->p[2]; }
static void slope_saturable(const Person *x, const double *y, const double *r, double *into) {
  double c = y[1] / x->p[3];
  into[0] = -x->q[0] * y[0] + r[0];
  into[1] = x->q[0] * y[0] - x->q[2] * c / (x->q[3] + c) + r[1];
}
static void expand_saturable(const Person *x, const double *y, const double *r, double *C) {
  Row below, out;
  double gut = y[0], body = y[1];
  below[0] = x->q[3] + body * x->q[1];
  double c = body * x->q[1], inverse = 1 / below[0];
  out[0] = x->q[2] * c * inverse;
  C[0] = gut, C[1] = body;
#define ORDER_OF(k)                                                                  \
  {                                                                                  \
    double in = x->q[0] * gut, left = in - out[k - 1], lost = -in;                   \
    if (k == 1) lost += r[0], left += r[1];                                          \
    gut = lost * (1.0 / k), body = left * (1.0 / k);                                 \
    C[2 * k] = gut, C[2 * k + 1] = body;                                             \
    below[k] = body * x->q[1];                                                       \
    out[k] = (x->q[2] * below[k] - (inner(out, below, k) + below[k] * out[0])) * inverse; \
  }
  UP_TO(ORDER_OF)
#undef ORDER_OF
}

/* p = CL V1 Q2 V2 Q3 V3 MTT SLOPE CIRC0 GAM; k = the rates of the three compartments, SLOPE of the amount, KTR */
static void prepare_neutropenia(Person *x) {
  double *k = x->q, *p = x->p;
  k[0] = -(p[0] + p[2] + p[4]) / p[1], k[1] = p[2] / p[3], k[2] = p[4] / p[5], k[3] = p[2] / p[1], k[4] = p[4] / p[1];
  k[5] = 1 / p[1] / 0.8079, k[6] = 4 / p[6], k[7] = p[7], k[8] = p[8], k[9] = p[9];
}
static void slope_neutropenia(const Person *x, const double *y, const double *r, double *into) {
  const double *k = x->q;
  into[0] = k[0] * y[0] + k[1] * y[1] + k[2] * y[2] + r[0];
  into[1] = k[3] * y[0] - k[1] * y[1] + r[1];
  into[2] = k[4] * y[0] - k[2] * y[2] + r[2];
  into[3] = k[6] * y[3] * ((1 - k[7] * (k[5] * y[0])) * pow(k[8] / y[7], k[9]) - 1) + r[3];
  into[4] = k[6] * (y[3] - y[4]) + r[4];
  into[5] = k[6] * (y[4] - y[5]) + r[5];
  into[6] = k[6] * (y[5] - y[6]) + r[6];
  into[7] = k[6] * (y[6] - y[7]) + r[7];
}
typedef struct { Row a1, a2, a3, cell, t1, t2, t3, circ, free, kcell, wr, power, wp, grown; } Marrow;

/* What follows from the states at one order. */
INLINE void follow(const Person *x, Marrow *m, double over, int o) {
  const double *k = x->q;
  m->free[o] = (o == 0 ? 1 : 0) - k[7] * (k[5] * m->a1[o]);
  m->kcell[o] = k[6] * m->cell[o];
  if (o == 0) {
    m->power[0] = pow(k[8] * over, k[9]);
    m->grown[0] = m->free[0] * m->power[0] - 1;
    return;
  }
  m->wr[o] = o * m->circ[o];
  double up = 0;
  UNROLL for (int j = 2; j < o; j++) up += m->wr[j] * m->power[o - j];
  up += m->wr[1] * m->power[o - 1];
  if (o > 1) up += m->wr[o] * m->power[0];
  m->power[o] = (up * -k[9] - inner(m->wp, m->circ, o)) * over * (1.0 / o);
  m->wp[o] = o * m->power[o];
  m->grown[o] = product(m->free, m->power, o);
}
INLINE void next(const Person *x, Marrow *m, const double *r, double *C, int given, int o) {
  const double *k = x->q;
  const double i = 1.0 / o, first = o == 1;
  if (given) {
    m->a1[o] = C[8 * o];
  } else {
    m->a1[o] = (k[0] * m->a1[o - 1] + k[1] * m->a2[o - 1] + k[2] * m->a3[o - 1] + first * r[0]) * i;
    m->a2[o] = (k[3] * m->a1[o - 1] - k[1] * m->a2[o - 1] + first * r[1]) * i;
    m->a3[o] = (k[4] * m->a1[o - 1] - k[2] * m->a3[o - 1] + first * r[2]) * i;
    C[8 * o] = m->a1[o], C[8 * o + 1] = m->a2[o], C[8 * o + 2] = m->a3[o];
  }
  C[8 * o + 3] = m->cell[o] = (product(m->kcell, m->grown, o - 1) + first * r[3]) * i;
  C[8 * o + 4] = m->t1[o] = (k[6] * (m->cell[o - 1] - m->t1[o - 1]) + first * r[4]) * i;
  C[8 * o + 5] = m->t2[o] = (k[6] * (m->t1[o - 1] - m->t2[o - 1]) + first * r[5]) * i;
  C[8 * o + 6] = m->t3[o] = (k[6] * (m->t2[o - 1] - m->t3[o - 1]) + first * r[6]) * i;
  C[8 * o + 7] = m->circ[o] = (k[6] * (m->t3[o - 1] - m->circ[o - 1]) + first * r[7]) * i;
}
INLINE void expand_marrow(const Person *x, const double *y, const double *r, double *C, int given) {
  Marrow m;
  for (int i = given ? 3 : 0; i < 8; i++) C[i] = y[i];
  m.a1[0] = C[0], m.a2[0] = C[1], m.a3[0] = C[2], m.cell[0] = y[3], m.t1[0] = y[4], m.t2[0] = y[5], m.t3[0] = y[6], m.circ[0] = y[7];
  const double over = 1 / m.circ[0];
  follow(x, &m, over, 0);
#define ORDER_OF(o)                                   \
  {                                                   \
    next(x, &m, r, C, given, o);                      \
    if (o < ORDER) follow(x, &m, over, o);            \
  }
  UP_TO(ORDER_OF)
#undef ORDER_OF
}
static void expand_neutropenia(const Person *x, const double *y, const double *r, double *C) { expand_marrow(x, y, r, C, 0); }
static void complete_neutropenia(const Person *x, const double *y, const double *r, double *C) { expand_marrow(x, y, r, C, 1); }

/* The linear part of neutropenia, three compartments, by modes: A is made symmetric and diagonalised by Jacobi rotations. */
typedef struct { double V[9], W[9], rate[3], z[3], w[3], nz[3], nw[3], input[3]; int found; } Modes;

static void find_modes(Modes *m, const Person *x) {
  const double *k = x->q;
  double A[9] = {k[0], k[1], k[2], k[3], -k[1], 0, k[4], 0, -k[2]};
  double scale[3] = {1, sqrt(k[3] / k[1]), sqrt(k[4] / k[2])};
  double S[9], Q[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) S[3 * i + j] = A[3 * i + j] * scale[j] / scale[i];
  for (int sweep = 0; sweep < 30; sweep++) {
    int rotated = 0;
    for (int p = 0; p < 2; p++)
      for (int q = p + 1; q < 3; q++) {
        double off = S[3 * p + q];
        if (fabs(off) <= DBL_EPSILON * sqrt(fabs(S[4 * p] * S[4 * q]))) continue;
        rotated = 1;
        double theta = (S[4 * q] - S[4 * p]) / (2 * off);
        double t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1)), c = 1 / sqrt(t * t + 1), s = t * c;
        for (int i = 0; i < 3; i++) {
          double a = S[3 * i + p], b = S[3 * i + q];
          S[3 * i + p] = c * a - s * b, S[3 * i + q] = s * a + c * b;
        }
        for (int i = 0; i < 3; i++) {
          double a = S[3 * p + i], b = S[3 * q + i];
          S[3 * p + i] = c * a - s * b, S[3 * q + i] = s * a + c * b;
          a = Q[3 * i + p], b = Q[3 * i + q];
          Q[3 * i + p] = c * a - s * b, Q[3 * i + q] = s * a + c * b;
        }
      }
    if (!rotated) break;
  }
  for (int i = 0; i < 3; i++) {
    m->rate[i] = S[4 * i];
    for (int j = 0; j < 3; j++) m->V[3 * i + j] = scale[i] * Q[3 * i + j], m->W[3 * j + i] = Q[3 * i + j] / scale[i];
  }
  m->found = 1;
}
INLINE void times(const double *M, const double *x, double *into) {
  for (int i = 0; i < 3; i++) into[i] = M[3 * i] * x[0] + M[3 * i + 1] * x[1] + M[3 * i + 2] * x[2];
}
static void load_modes(Modes *m, const double *y, const double *r) {
  times(m->W, y, m->z);
  times(m->W, r, m->input);
  for (int i = 0; i < 3; i++) m->w[i] = m->rate[i] * m->z[i] + m->input[i];
  memcpy(m->nz, m->z, sizeof m->z), memcpy(m->nw, m->w, sizeof m->w);
}
static void attempt_modes(Modes *m, double h, double *y) {
  for (int i = 0; i < 3; i++) m->nw[i] = exp(m->rate[i] * h) * m->w[i], m->nz[i] = (m->nw[i] - m->input[i]) / m->rate[i];
  times(m->V, m->nz, y);
}
static void expand_modes(const Modes *m, double *C) {
  double q[3] = {m->nw[0], m->nw[1], m->nw[2]};
  times(m->V, m->nz, C);
  for (int k = 1; k <= ORDER; k++) {
    if (k > 1)
      for (int i = 0; i < 3; i++) q[i] *= m->rate[i] / k;
    times(m->V, q, C + 8 * k);
  }
}

static Modes modes;
static int driven;
static double room[2][(ORDER + 1) * MOST];

INLINE void expand_all(const Person *x, Expand expand, Expand complete, const double *y, const double *r, double *C) {
  if (driven) expand_modes(&modes, C), complete(x, y, r, C);
  else expand(x, y, r, C);
}

/* src/numerics/taylor.ts, pass; 0 when all is well */
INLINE int pass(const int n, const Person *x, Expand expand, Slope slope, Expand complete, double from, double to, const double *r,
                const double *at, int first, int end, double *y, double *rows) {
  double *C = room[0], *ahead = room[1], next[MOST], change[MOST], there[MOST], rate = 0, t = from;
  int row = first, edge = 0;
  for (; row < end && at[row] <= from; row++) memcpy(rows + row * n, y, n * sizeof *y);
  if (to == from) return 0;
  if (driven) load_modes(&modes, y, r);
  expand_all(x, expand, complete, y, r, C);
  for (;;) {
    double most = to - t, h = most;
    for (int round = 0; round < 3; round++) {
      double largest = 0, large = 0;
      int grown = 0;
      for (int i = 0; i < n; i++) {
        double size = fabs(C[i]), growth = fabs(C[n + i]) * h;
        if (growth > size) grown = 1, size = growth;
        double tolerance = atol_of[i] + rtol * size, one = fabs(C[ORDER * n + i]) / tolerance, other = fabs(C[(ORDER - 1) * n + i]) / tolerance;
        if (!(one <= largest)) largest = one;
        if (!(other <= large)) large = other;
      }
      rate = ORDER * largest / large;
      double found = fmin(most, fmin(pow(largest, -1.0 / ORDER), pow(0.1 * large, -1.0 / (ORDER - 1))));
      int settled = !grown || !(found < 0.9 * h);
      h = grown && settled && round > 0 ? fmin(h, found) : found;
      if (settled) break;
    }
    if (!(h > 0)) return 1;
    for (;;) {
      int final = t + 1.01 * h >= to;
      if (final) h = to - t;
      double arrival = final ? to : t + h;
      for (int i = 0; i < n; i++) {
        double v = C[ORDER * n + i], u = v;
        for (int k = ORDER - 1; k > 0; k--) v = v * h + C[k * n + i], u = u * h + v;
        next[i] = v * h + C[i], change[i] = u;
      }
      if (driven) attempt_modes(&modes, h, next);
      if (final) slope(x, next, r, there);
      else expand_all(x, expand, complete, next, r, ahead);
      const double *found = final ? there : ahead + n;
      double error = 0;
      for (int i = driven ? 3 : 0; i < n; i++) {
        double a = fabs(y[i]), b = fabs(next[i]);
        double size = h / (ORDER + 1) * fabs(change[i] - found[i]) / (atol_of[i] + rtol * (a > b ? a : b));
        if (!(size <= error)) error = size;
      }
      if (error <= 1) {
        for (; row < end && at[row] <= arrival; row++) {
          double s = at[row] - t;
          for (int i = 0; i < n; i++) {
            double v = C[ORDER * n + i];
            for (int k = ORDER - 1; k >= 0; k--) v = v * s + C[k * n + i];
            rows[row * n + i] = v;
          }
        }
        memcpy(y, next, n * sizeof *y);
        if (driven) memcpy(modes.z, modes.nz, sizeof modes.z), memcpy(modes.w, modes.nw, sizeof modes.w);
        steps++;
        t = arrival;
        if (final) return 0;
        break;
      }
      if (!isfinite(error) || h < 1e-9 * most) return 1;
      h *= fmax(0.2, 0.9 * pow(error, -1.0 / (ORDER + 1)));
    }
    double *kept = C;
    C = ahead, ahead = kept;
    edge = h * rate > 3.3 ? edge + 1 : 0;
    if (complete && edge >= 8 && !driven && (to - t) / h > 30) {
      if (!modes.found) find_modes(&modes, x);
      driven = 1, edge = 0;
      load_modes(&modes, y, r);
      expand_all(x, expand, complete, y, r, C);
    }
  }
}

/* Moves in the order of a plan: a stretch with its rate, a bolus before it. */
typedef struct { double from, to, rate, bolus; int first, last; } Move;
static Move plan[64];
static double at[1024], rows[1024 * MOST], output[1024];
static int moves, wanted;

static void add(double from, double to, double rate, double bolus) {
  Move *m = &plan[moves++];
  *m = (Move){from, to, rate, bolus, moves == 1 ? 0 : plan[moves - 2].last, 0};
  m->last = m->first;
  while (m->last < wanted && at[m->last] <= to) m->last++;
}

INLINE int run(const int n, const Person *x, Expand expand, Slope slope, Expand complete, double *y) {
  double r[MOST] = {0};
  driven = modes.found = 0;
  memset(largest, 0, sizeof largest);
  for (int one = 0; one < moves; one++) {
    const Move *m = &plan[one];
    y[0] += m->bolus, r[0] = m->rate;
    double most = DBL_MIN;
    for (int i = 0; i < n; i++) {
      largest[i] = fmax(largest[i], fmax(fabs(y[i]), fabs(r[i]) * (m->to - m->from)));
      most = fmax(most, largest[i]);
    }
    for (int i = 0; i < n; i++) atol_of[i] = fmax(largest[i] * 1e-4 * rtol, fmax(most * 1e-10 * rtol, DBL_MIN));
    if (pass(n, x, expand, slope, complete, m->from, m->to, r, at, m->first, m->last, y, rows)) return 1;
  }
  return 0;
}

static const double infusion[] = {4.5, 58.4, 6.5, 38.4}, saturable[] = {1.5, 17.291666666666668, 4, 45.5},
                    neutropenia[] = {36, 8, 10, 10, 12, 250, 88.7, 8.58, 5.05, 0.161};

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  const char which = argv[1][0];
  rtol = atof(argv[2]);
  const int people = atoi(argv[3]), rounds = atoi(argv[4]);
  const double *typical = which == 'i' ? infusion : which == 's' ? saturable : neutropenia;
  const int parameters = which == 'n' ? 10 : 4;
  if (which == 'i') {
    for (wanted = 0; wanted < 337; wanted++) at[wanted] = 0.5 * wanted;
    for (int d = 0; d < 14; d++) add(12 * d, 12 * d + 1, 1000, 0), add(12 * d + 1, 12 * d + 12, 0, 0);
  } else if (which == 's') {
    for (wanted = 0; wanted < 721; wanted++) at[wanted] = wanted;
    for (int d = 0; d < 30; d++) add(24 * d, 24 * d + 24, 0, 300);
  } else {
    for (wanted = 0; wanted < 505; wanted++) at[wanted] = 2 * wanted;
    for (int d = 0; d < 2; d++) add(504 * d, 504 * d + 1, 160, 0), add(504 * d + 1, 504 * d + 504, 0, 0);
  }
  double sum = 0;
  for (int round = 0; round < rounds; round++) {
    sum = 0, steps = 0;
    clock_t begun = clock();
    for (int s = 0; s < people; s++) {
      Person x;
      double y[MOST] = {0};
      for (int j = 0; j < parameters; j++) x.p[j] = typical[j] * exp(0.25 * sin(12.9898 * (s + 1) + 78.233 * (j + 1)));
      int failed;
      if (which == 'i') prepare_infusion(&x), failed = run(2, &x, expand_infusion, slope_infusion, 0, y);
      else if (which == 's') prepare_saturable(&x), failed = run(2, &x, expand_saturable, slope_saturable, 0, y);
      else {
        prepare_neutropenia(&x);
        for (int i = 3; i < 8; i++) y[i] = x.p[8];
        failed = run(8, &x, expand_neutropenia, slope_neutropenia, complete_neutropenia, y);
      }
      if (failed) return 1;
      const int n = which == 'n' ? 8 : 2, place = which == 'i' ? 0 : which == 's' ? 1 : 7;
      const double over = which == 'i' ? x.p[1] : which == 's' ? x.p[3] : 1;
      for (int i = 0; i < wanted; i++) output[i] = rows[i * n + place] / over, sum += output[i];
    }
    printf("%.1f\n", (clock() - begun) * (1e9 / CLOCKS_PER_SEC) / people);
  }
  printf("%.17g %ld\n", sum, steps);
  return 0;
}
