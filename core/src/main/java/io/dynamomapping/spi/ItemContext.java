package io.dynamomapping.spi;

import java.lang.reflect.Type;

/**
 * Which item a callback or an event is about.
 *
 * @param mappingName the name of the mapping
 * @param tableName the name of the table, with prefix and suffix
 * @param valueType the type of the mapping's values
 * @param key the key of the item
 * @param partial whether the value may be another than that of the present item: read
 * from an index, which may lack attributes, or returned by a write
 */
public record ItemContext(String mappingName, String tableName, Type valueType, Object key, boolean partial) {

	/**
	 * Return the item as messages name it.
	 */
	@Override
	public String toString() {
		return "item " + this.key + " of table '" + this.tableName + "'";
	}

}
