/*
 * The yardstick of the closed form: two compartments, infusions, by modes carried from event to event, as in
 * src/numerics/linear-compartments.ts and src/twin/follow-linear.ts, plainly written in C. The course is planned once; one person
 * after another with etas of his own follows it; parameters, events and every output row included. Prints nanoseconds of processor
 * time a person for each round, then the sum of everybody's last output.
 *
 * usage: closed-form PEOPLE ROUNDS
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DOSES = 14, ROWS = 337, STEPS = 4 * DOSES + 1, SLOTS = 4 };
enum { RATE, MOVE };

/* A step changes the rate to x, or moves to time x over the rows from first to before last, which lie `every` apart. */
typedef struct {
  int kind, first, last;
  double x, every;
} Step;

static Step steps[STEPS];
static int length;
static double at[ROWS], output[ROWS];

typedef struct {
  double step[SLOTS], kept[SLOTS][2], held[SLOTS][2];
  int next;
  double lambda[2], central[2];
} Course;

static int slot_of(Course *c, double step) {
  for (int s = 0; s < SLOTS; s++)
    if (c->step[s] == step) return s;
  int s = c->next;
  c->next = (s + 1) % SLOTS;
  c->step[s] = step;
  for (int k = 0; k < 2; k++) {
    double z = c->lambda[k] * step;
    c->kept[s][k] = exp(-z);
    c->held[s][k] = z == 0 ? step : -expm1(-z) / c->lambda[k];
  }
  return s;
}

static void set_parameters(Course *c, double cl, double v1, double q, double v2) {
  double a = (cl + q) / v1, d = q / v2, b = -q / (sqrt(v1) * sqrt(v2));
  double theta = (d - a) / (2 * b);
  double t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1));
  double co = 1 / sqrt(t * t + 1), si = t * co;
  c->lambda[0] = fmax(0, a - t * b);
  c->lambda[1] = fmax(0, d + t * b);
  c->central[0] = co / sqrt(v1);
  c->central[1] = si / sqrt(v1);
  for (int s = 0; s < SLOTS; s++) c->step[s] = NAN;
  c->next = 0;
}

static double person(const double *eta) {
  static Course c;
  double weight = 70, clearance = 80;
  set_parameters(&c, 4.5 * exp(eta[0]) * pow(fmin(clearance, 150) / 120, 0.8), 58.4 * exp(eta[1]) * (weight / 70), 6.5, 38.4 * exp(eta[2]));
  double m0 = 0, m1 = 0, now = 0, b0 = 0, b1 = 0, apart = 0, k0 = 1, k1 = 1, h0 = 0, h1 = 0;
  double c0 = c.central[0], c1 = c.central[1];
  for (int one = 0; one < length; one++) {
    const Step *step = &steps[one];
    if (step->kind == RATE) {
      b0 = c0 * step->x;
      b1 = c1 * step->x;
      continue;
    }
    int row = step->first, last = step->last;
    for (;;) {
      double time = row < last ? at[row] : step->x;
      if (time > now) {
        if (time - now != apart) {
          apart = time - now;
          int s = slot_of(&c, apart);
          k0 = c.kept[s][0], k1 = c.kept[s][1], h0 = c.held[s][0], h1 = c.held[s][1];
        }
        m0 = m0 * k0 + b0 * h0;
        m1 = m1 * k1 + b1 * h1;
        now = time;
      }
      if (row >= last) break;
      output[row++] = fmax(0, c0 * m0 + c1 * m1);
      if (step->every == 0 || step->every != apart) continue;
      double i0 = b0 * h0, i1 = b1 * h1, kk0 = k0 * k0, kk1 = k1 * k1, ii0 = i0 + i0 * k0, ii1 = i1 + i1 * k1;
      now += (last - row) * apart;
      if (row + 2 <= last) {
        double e0 = m0 * k0 + i0, e1 = m1 * k1 + i1;
        m0 = e0 * k0 + i0;
        m1 = e1 * k1 + i1;
        for (;;) {
          output[row++] = fmax(0, c0 * e0 + c1 * e1);
          output[row++] = fmax(0, c0 * m0 + c1 * m1);
          if (row + 2 > last) break;
          e0 = e0 * kk0 + ii0;
          e1 = e1 * kk1 + ii1;
          m0 = m0 * kk0 + ii0;
          m1 = m1 * kk1 + ii1;
        }
      }
      if (row < last) {
        m0 = m0 * k0 + i0;
        m1 = m1 * k1 + i1;
        output[row++] = fmax(0, c0 * m0 + c1 * m1);
      }
    }
  }
  return output[ROWS - 1];
}

static int move(double to, int from) {
  int last = from;
  while (last < ROWS && at[last] < to) last++;
  steps[length++] = (Step){MOVE, from, last, to, last - from > 1 ? at[from + 1] - at[from] : 0};
  return last;
}

static void plan(void) {
  int row = 0;
  for (int i = 0; i < ROWS; i++) at[i] = i * 0.5;
  for (int i = 0; i < DOSES; i++) {
    steps[length++] = (Step){RATE, 0, 0, 1000, 0};
    row = move(12 * i + 1, row);
    steps[length++] = (Step){RATE, 0, 0, 0, 0};
    row = move(i + 1 < DOSES ? 12 * (i + 1) : INFINITY, row);
  }
  steps[length - 1].x = at[ROWS - 1];
}

int main(int argc, char **argv) {
  int people = argc > 1 ? atoi(argv[1]) : 20000, rounds = argc > 2 ? atoi(argv[2]) : 1;
  double total = 0;
  plan();
  double *etas = malloc(3 * people * sizeof *etas);
  for (int i = 0; i < 3 * people; i++) etas[i] = 0.3 * sin(i * 7.13);
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    double sum = 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < people; i++) sum += person(etas + 3 * i);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%.1f\n", ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / people);
    total = sum;
  }
  printf("%.17g\n", total);
}
