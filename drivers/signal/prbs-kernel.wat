;; Generate and compare pseudo-random octet streams, 16 octets a step.
;; Squaring s[i] = s[i-n] ^ s[i-t] over GF(2) gives the same recurrence at every lag times a power of two, so it holds for whole 128-bit lanes.
;; Assembled into prbs-kernel-wasm.ts by tools/assemble-kernel.ts.
(module
  (memory (export "memory") 18)

  ;; Fills [at, end), end - at a multiple of 16, from what lies n and t octets before; c is xored to each 32-bit word (all ones: inverted).
  (func (export "generate") (param $at i32) (param $end i32) (param $n i32) (param $t i32) (param $c i32)
    (local $flip v128)
    (local.set $flip (i32x4.splat (local.get $c)))
    (block $done
      (loop $four
        (br_if $done (i32.gt_u (i32.add (local.get $at) (i32.const 64)) (local.get $end)))
        (v128.store (local.get $at)
          (v128.xor (local.get $flip) (v128.xor
            (v128.load (i32.sub (local.get $at) (local.get $n)))
            (v128.load (i32.sub (local.get $at) (local.get $t))))))
        (v128.store offset=16 (local.get $at)
          (v128.xor (local.get $flip) (v128.xor
            (v128.load offset=16 (i32.sub (local.get $at) (local.get $n)))
            (v128.load offset=16 (i32.sub (local.get $at) (local.get $t))))))
        (v128.store offset=32 (local.get $at)
          (v128.xor (local.get $flip) (v128.xor
            (v128.load offset=32 (i32.sub (local.get $at) (local.get $n)))
            (v128.load offset=32 (i32.sub (local.get $at) (local.get $t))))))
        (v128.store offset=48 (local.get $at)
          (v128.xor (local.get $flip) (v128.xor
            (v128.load offset=48 (i32.sub (local.get $at) (local.get $n)))
            (v128.load offset=48 (i32.sub (local.get $at) (local.get $t))))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $four)))
    (block $end_reached
      (loop $one
        (br_if $end_reached (i32.ge_u (local.get $at) (local.get $end)))
        (v128.store (local.get $at)
          (v128.xor (local.get $flip) (v128.xor
            (v128.load (i32.sub (local.get $at) (local.get $n)))
            (v128.load (i32.sub (local.get $at) (local.get $t))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $one))))

  ;; Number of bits in which [a, a + len) and [b, b + len) differ. Groups of 64 equal octets cost no counting.
  (func (export "count") (param $a i32) (param $b i32) (param $len i32) (result i32)
    (local $end i32) (local $errors i32) (local $sum v128)
    (local $x v128) (local $y v128) (local $z v128) (local $w v128)
    (local.set $end (i32.add (local.get $a) (local.get $len)))
    (block $done
      (loop $group
        (br_if $done (i32.gt_u (i32.add (local.get $a) (i32.const 64)) (local.get $end)))
        (local.set $x (v128.xor (v128.load (local.get $a)) (v128.load (local.get $b))))
        (local.set $y (v128.xor (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))))
        (local.set $z (v128.xor (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))))
        (local.set $w (v128.xor (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))))
        (if (v128.any_true (v128.or (v128.or (local.get $x) (local.get $y)) (v128.or (local.get $z) (local.get $w))))
          (then
            (local.set $sum (i32x4.add (local.get $sum)
              (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u
                (i8x16.add
                  (i8x16.add (i8x16.popcnt (local.get $x)) (i8x16.popcnt (local.get $y)))
                  (i8x16.add (i8x16.popcnt (local.get $z)) (i8x16.popcnt (local.get $w))))))))))
        (local.set $a (i32.add (local.get $a) (i32.const 64)))
        (local.set $b (i32.add (local.get $b) (i32.const 64)))
        (br $group)))
    (block $end_reached
      (loop $octet
        (br_if $end_reached (i32.ge_u (local.get $a) (local.get $end)))
        (local.set $errors (i32.add (local.get $errors)
          (i32.popcnt (i32.xor (i32.load8_u (local.get $a)) (i32.load8_u (local.get $b))))))
        (local.set $a (i32.add (local.get $a) (i32.const 1)))
        (local.set $b (i32.add (local.get $b) (i32.const 1)))
        (br $octet)))
    (i32.add (local.get $errors)
      (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
        (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))))
