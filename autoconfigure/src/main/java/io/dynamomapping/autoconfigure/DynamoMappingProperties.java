package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.FullScans;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.StreamView;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Properties under {@code dynamodb}. A blank text is as good as none.
 *
 * @param region AWS region. Without one, the default region chain of the AWS SDK applies.
 * @param profile Name of the profile in the AWS configuration files that gives
 * credentials, and the region where nothing else does.
 * @param profileFile Files that have the profile, which is the default one where no other
 * is set, instead of the AWS configuration files.
 * @param credentials Credentials. Without any, those of the profile or the default
 * credentials chain of the AWS SDK apply.
 * @param endpoint Address to send requests to instead of that of the region, such as that
 * of DynamoDB Local.
 * @param fipsEnabled Whether to send requests to an address with validated cryptography.
 * Without a value, the AWS configuration decides.
 * @param dualstackEnabled Whether to send requests to an address with IPv6 as well.
 * Without a value, the AWS configuration decides.
 * @param defaultsMode What the AWS SDK takes for good values of settings that are not
 * set, such as the time to wait for a connection.
 * @param apiCallTimeout Time that a call may take, all attempts included. Without one, it
 * is no shorter than that of an attempt.
 * @param apiCallAttemptTimeout Time that an attempt of a call may take. Without one, it
 * is no longer than that of the call.
 * @param retry Retries of calls.
 * @param http HTTP clients.
 * @param tableNamePrefix Text in front of every table name.
 * @param tableNameSuffix Text behind every table name.
 * @param batchConcurrency Number of requests that batches, and scans that read ahead,
 * keep in flight.
 * @param pageTokenSecret Secret of at least 16 bytes that page tokens are sealed with, so
 * that nobody else can make one. All instances of an application need the same.
 * @param publishEvents Which events of items to publish to the application.
 * @param validation Validation of values by their constraints, with Bean Validation on
 * the class path.
 * @param clients Further clients by the name that tables refer to them with.
 * @param rateLimits Limits of capacity units per second by name, which tables share.
 * @param tables Tables by the name of their mapping, which is the name of the bean too.
 */
@ConfigurationProperties("dynamodb")
public record DynamoMappingProperties(@Nullable String region, @Nullable String profile,
		@DefaultValue List<String> profileFile,
		@NestedConfigurationProperty @DefaultValue DynamoCredentialsProperties credentials, @Nullable URI endpoint,
		@Nullable Boolean fipsEnabled, @Nullable Boolean dualstackEnabled, @Nullable DefaultsMode defaultsMode,
		@Nullable Duration apiCallTimeout, @Nullable Duration apiCallAttemptTimeout,
		@NestedConfigurationProperty @DefaultValue DynamoRetryProperties retry,
		@NestedConfigurationProperty @DefaultValue DynamoHttpProperties http, @DefaultValue("") String tableNamePrefix,
		@DefaultValue("") String tableNameSuffix, @DefaultValue("16") Integer batchConcurrency,
		@Nullable String pageTokenSecret, @DefaultValue("writes") PublishEvents publishEvents,
		@DefaultValue Validation validation, @DefaultValue Map<String, Client> clients,
		@DefaultValue Map<String, RateLimit> rateLimits, @DefaultValue Map<String, Table> tables) {

	public DynamoMappingProperties {
		region = textOrNull(region);
		profile = textOrNull(profile);
		profileFile = texts(profileFile);
		tableNamePrefix = Objects.requireNonNullElse(textOrNull(tableNamePrefix), "");
		tableNameSuffix = Objects.requireNonNullElse(textOrNull(tableNameSuffix), "");
		pageTokenSecret = textOrNull(pageTokenSecret);
	}

	static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

	static List<String> texts(List<String> texts) {
		return texts.stream().filter(StringUtils::hasText).toList();
	}

	/**
	 * Return the connection of the application's client.
	 * @return its properties
	 */
	Client client() {
		return new Client(this.region, this.profile, this.profileFile, this.credentials, this.endpoint,
				this.fipsEnabled, this.dualstackEnabled);
	}

	/**
	 * Return what is configured for a table.
	 * @param name the name of the mapping
	 * @return its properties, which are the defaults where nothing is configured
	 */
	Table table(String name) {
		Table table = this.tables.get(name);
		return (table != null) ? table : Table.DEFAULTS;
	}

	@Override
	public String toString() {
		return "DynamoMappingProperties[region=" + this.region + ", profile=" + this.profile + ", profileFile="
				+ this.profileFile + ", credentials=" + this.credentials + ", endpoint=" + this.endpoint
				+ ", fipsEnabled=" + this.fipsEnabled + ", dualstackEnabled=" + this.dualstackEnabled
				+ ", defaultsMode=" + this.defaultsMode + ", apiCallTimeout=" + this.apiCallTimeout
				+ ", apiCallAttemptTimeout=" + this.apiCallAttemptTimeout + ", retry=" + this.retry + ", http="
				+ this.http + ", tableNamePrefix=" + this.tableNamePrefix + ", tableNameSuffix=" + this.tableNameSuffix
				+ ", batchConcurrency=" + this.batchConcurrency + ", pageTokenSecret=" + masked(this.pageTokenSecret)
				+ ", publishEvents=" + this.publishEvents + ", validation=" + this.validation + ", clients="
				+ this.clients + ", rateLimits=" + this.rateLimits + ", tables=" + this.tables + "]";
	}

	static String masked(@Nullable String secret) {
		return StringUtils.hasText(secret) ? "******" : "";
	}

	/**
	 * What to do about a table when its mapping is created.
	 */
	public enum OnStartup {

		/**
		 * Leave the table alone.
		 */
		NONE,

		/**
		 * Refuse to start unless the table is as declared.
		 */
		VALIDATE,

		/**
		 * Create the table if it is missing.
		 */
		CREATE

	}

	/**
	 * Which events of items to publish.
	 */
	public enum PublishEvents {

		/**
		 * Publish nothing.
		 */
		NONE,

		/**
		 * Publish what has been saved, updated and deleted.
		 */
		WRITES,

		/**
		 * Publish what has been read as well: an event for every item of a scan.
		 */
		ALL

	}

	/**
	 * Validation of values.
	 *
	 * @param onWrite Whether to refuse to write what does not meet its constraints.
	 * @param onLoad Whether to refuse to read what does not meet its constraints.
	 */
	public record Validation(@DefaultValue("true") Boolean onWrite, @DefaultValue("false") Boolean onLoad) {

	}

	/**
	 * A client of its own.
	 *
	 * @param region AWS region. Without one, it is that of the application.
	 * @param profile Name of the profile in the AWS configuration files that gives
	 * credentials. Without one, and without credentials, those of the application apply.
	 * @param profileFile Files that have the profile, which is that of the application
	 * where the client has no other. Without any, they are those of the application.
	 * @param credentials Credentials. Without any, those of the profile apply, or else
	 * those of the application.
	 * @param endpoint Address to send requests to. Without one, it is that of the
	 * application.
	 * @param fipsEnabled Whether to send requests to an address with validated
	 * cryptography. Without a value, it is as for the application.
	 * @param dualstackEnabled Whether to send requests to an address with IPv6 as well.
	 * Without a value, it is as for the application.
	 */
	public record Client(@Nullable String region, @Nullable String profile, @DefaultValue List<String> profileFile,
			@DefaultValue DynamoCredentialsProperties credentials, @Nullable URI endpoint,
			@Nullable Boolean fipsEnabled, @Nullable Boolean dualstackEnabled) {

		public Client {
			region = textOrNull(region);
			profile = textOrNull(profile);
			profileFile = texts(profileFile);
		}

	}

	/**
	 * A limit that selections and batches keep within.
	 *
	 * @param unitsPerSecond Number of read or write units in a second.
	 */
	public record RateLimit(double unitsPerSecond) {

	}

	/**
	 * A table and its mapping.
	 *
	 * @param tableName Name of the table, without prefix and suffix. Without one, it is
	 * that of the mapping.
	 * @param keyType Class of the keys. Without one, it is the type of the property that
	 * the value type marks as partition key, or else String.
	 * @param valueType Class of the values. Without one, values are maps of attribute
	 * names to attribute values.
	 * @param partitionKeyName Name of the partition key attribute. Without one, it comes
	 * from the annotations of the types, or else from the table.
	 * @param sortKeyName Name of the sort key attribute.
	 * @param client Name of a client under dynamodb.clients, or of a DynamoDbClient bean.
	 * Without one, it is that of the application.
	 * @param region AWS region of the table, if it is another one.
	 * @param consistentReads Whether to read with strong consistency.
	 * @param exactSize Whether to count all items for the size rather than to estimate
	 * it.
	 * @param readOnly Whether to refuse every write.
	 * @param fullScans What becomes of verbs that read the whole table.
	 * @param strictKeys Whether to refuse values whose key attributes differ from the key
	 * they are stored under.
	 * @param nullPolicy What becomes of members that are null.
	 * @param ambiguousWrites What becomes of writes whose answer was lost.
	 * @param valueAttribute Name of the attribute that holds values which are no objects,
	 * such as strings and numbers.
	 * @param versionAttribute Name of the attribute that holds the version of an item.
	 * Without one, it is the property that the value type marks as version.
	 * @param timeToLiveAttribute Name of the attribute that says when an item expires, in
	 * seconds since 1970. Without one, it is the property that the value type marks as
	 * time to live.
	 * @param showExpired Whether to show items that have expired, rather than to take
	 * them for absent.
	 * @param rateLimit Name of the rate limit that selections and batches keep within.
	 * @param onStartup What to do about the table when its mapping is created.
	 * @param health Whether to make the health of the application depend on the table.
	 * @param billingMode What the table is billed by. Without one, it is by provisioned
	 * units where there are any, and else left open.
	 * @param readCapacityUnits Number of provisioned read capacity units.
	 * @param writeCapacityUnits Number of provisioned write capacity units.
	 * @param indexes Secondary indexes by name, besides those that the value type
	 * declares, or adding to them.
	 * @param streamViewType What the stream of the table tells, or that there is none.
	 * @param tags Tags of the table, possibly among others.
	 * @param pointInTimeRecovery Whether to back up the table continuously.
	 * @param deletionProtection Whether to protect the table from deletion.
	 * @param tableClass Storage class of the table.
	 */
	public record Table(@Nullable String tableName, @Nullable String keyType, @Nullable String valueType,
			@Nullable String partitionKeyName, @Nullable String sortKeyName, @Nullable String client,
			@Nullable String region, @DefaultValue("true") Boolean consistentReads,
			@DefaultValue("false") Boolean exactSize, @DefaultValue("false") Boolean readOnly,
			@DefaultValue("allow") FullScans fullScans, @DefaultValue("false") Boolean strictKeys,
			@DefaultValue("omit") NullPolicy nullPolicy, @DefaultValue("throw") AmbiguousWrites ambiguousWrites,
			@DefaultValue("value") String valueAttribute, @Nullable String versionAttribute,
			@Nullable String timeToLiveAttribute, @DefaultValue("false") Boolean showExpired,
			@Nullable String rateLimit, @DefaultValue("none") OnStartup onStartup,
			@DefaultValue("false") Boolean health, @Nullable BillingMode billingMode, @Nullable Long readCapacityUnits,
			@Nullable Long writeCapacityUnits, @DefaultValue Map<String, Index> indexes,
			@Nullable StreamView streamViewType, @DefaultValue Map<String, String> tags,
			@Nullable Boolean pointInTimeRecovery, @Nullable Boolean deletionProtection,
			@Nullable TableClass tableClass) {

		private static final Table DEFAULTS = new Table(null, null, null, null, null, null, null, true, false, false,
				FullScans.ALLOW, false, NullPolicy.OMIT, AmbiguousWrites.THROW, "value", null, null, false, null,
				OnStartup.NONE, false, null, null, null, Map.of(), null, Map.of(), null, null, null);

		public Table {
			tableName = textOrNull(tableName);
			keyType = textOrNull(keyType);
			valueType = textOrNull(valueType);
			partitionKeyName = textOrNull(partitionKeyName);
			sortKeyName = textOrNull(sortKeyName);
			client = textOrNull(client);
			region = textOrNull(region);
			versionAttribute = textOrNull(versionAttribute);
			timeToLiveAttribute = textOrNull(timeToLiveAttribute);
			valueAttribute = Objects.requireNonNullElse(textOrNull(valueAttribute), "value");
			rateLimit = textOrNull(rateLimit);
		}

	}

	/**
	 * A secondary index of a table.
	 *
	 * @param local Whether to share the partition key of the table. Without a value, an
	 * index with a sort key only does.
	 * @param partitionKeyName Name of the partition key attribute.
	 * @param partitionKeyType Type of the partition key attribute, where the value type
	 * does not tell.
	 * @param sortKeyName Name of the sort key attribute.
	 * @param sortKeyType Type of the sort key attribute, where the value type does not
	 * tell.
	 * @param projection What the index holds of the items. Without one, a new index holds
	 * all attributes.
	 * @param includedAttributes Names of the attributes that an index of projection
	 * 'include' holds besides keys.
	 * @param readCapacityUnits Number of provisioned read capacity units. Without one,
	 * that of the table.
	 * @param writeCapacityUnits Number of provisioned write capacity units. Without one,
	 * that of the table.
	 */
	public record Index(@Nullable Boolean local, @Nullable String partitionKeyName,
			@Nullable ScalarAttributeType partitionKeyType, @Nullable String sortKeyName,
			@Nullable ScalarAttributeType sortKeyType, @Nullable ProjectionType projection,
			@DefaultValue List<String> includedAttributes, @Nullable Long readCapacityUnits,
			@Nullable Long writeCapacityUnits) {

		public Index {
			partitionKeyName = textOrNull(partitionKeyName);
			sortKeyName = textOrNull(sortKeyName);
		}

	}

}
