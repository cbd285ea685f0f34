"""Letters, folding with offsets, words, stems, numbers, dates and the order of mixed directions."""
