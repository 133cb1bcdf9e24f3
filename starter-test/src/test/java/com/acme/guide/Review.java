package com.acme.guide;

import io.dynamomapping.annotation.PartitionKey;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

record Review(@PartitionKey String id, @NotBlank String text, @Min(1) @Max(5) int stars, int edits) {
}
