package com.acme.guide;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;

/**
 * An article with a version.
 */
record Article(@PartitionKey String id, String title, int stock, @Version long version) {

	Article withStock(int stock) {
		return new Article(this.id, this.title, stock, this.version);
	}

}
