package com.acme.guide;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamomapping.annotation.PartitionKey;

record Customer(@PartitionKey String id, @JsonProperty("mail-address") String mail) {
}
