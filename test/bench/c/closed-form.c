/*
 * The yardstick of the closed form: two compartments, infusions, by modes carried from event to event, as in
 * src/numerics/linear-compartments.ts and src/twin/move-linear.ts, plainly written in C. One person after another with etas of his
 * own; parameters, events and every output row included. Prints nanoseconds of processor time a person for each
 * round, then the sum of everybody's last output.
 *
 * usage: closed-form PEOPLE ROUNDS
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DOSES = 14, ROWS = 337, RECORDS = DOSES + ROWS, SLOTS = 4 };

static double when[RECORDS], amount[RECORDS], rate[RECORDS];
static int dosed[RECORDS];
static double output[RECORDS];

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
  double m0 = 0, m1 = 0, now = 0, running = 0, end = INFINITY;
  double c0 = c.central[0], c1 = c.central[1];
  for (int r = 0; r < RECORDS; r++) {
    for (int ends = end <= when[r]; ends >= 0; ends--) {
      double to = ends ? end : when[r];
      if (to > now) {
        int s = slot_of(&c, to - now);
        m0 = m0 * c.kept[s][0] + running * c0 * c.held[s][0];
        m1 = m1 * c.kept[s][1] + running * c1 * c.held[s][1];
        now = to;
      }
      if (ends) running = 0, end = INFINITY;
    }
    if (dosed[r]) running = rate[r], end = when[r] + amount[r] / rate[r];
    else output[r] = fmax(0, c0 * m0 + c1 * m1);
  }
  return output[RECORDS - 1];
}

int main(int argc, char **argv) {
  int people = argc > 1 ? atoi(argv[1]) : 20000, rounds = argc > 2 ? atoi(argv[2]) : 1;
  int r = 0;
  for (int i = 0; i < ROWS; i++) {
    if (i % 24 == 0 && i / 24 < DOSES) when[r] = i * 0.5, dosed[r] = 1, amount[r] = 1000, rate[r++] = 1000;
    when[r++] = i * 0.5;
  }
  double total = 0;
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
